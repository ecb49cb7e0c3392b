title = Leçons, compétence { $code }
crumb = Où vous êtes
home = Mes compétences
heading = Leçons : { $competence }
lead = Une leçon courte par savoir-faire, du plus simple au plus avancé. Ouvrez celle qui vous manque.
none = Les leçons de cette compétence ne sont pas encore écrites. Les explications après chaque réponse du positionnement en tiennent lieu.
level = Niveau { $level }
back = Revenir à mes compétences
