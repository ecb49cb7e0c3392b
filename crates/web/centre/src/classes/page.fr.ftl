title = Résultats par classe
class-title = Résultats : { $class }
crumbs = Où vous êtes
lead = { $centre } : les élèves que l’établissement a inscrits depuis sa liste, et leur dernier examen. Un résultat paraît quand le jury l’a publié.
no-school = Aucun de vos centres n’est rattaché à un établissement. L’exploitant de la plateforme peut faire ce lien.
no-pupils = L’établissement n’a pas encore d’élève dans sa liste.
back-sessions = Voir les sessions
which-school = Choisissez un établissement.
no-class = Sans classe
col-class = Classe
col-pupils = Élèves
col-sat = Ont passé le test
col-obtained = Obtenues
col-not_obtained = Non obtenues
col-cancelled = Annulées
col-awaited = En attente
col-last = Nom
col-first = Prénom
col-birth = Naissance
col-day = Examen
col-status = Résultat
col-points = Points
awaited = En attente
not-sat = N’a pas passé le test
files = Télécharger
files-text = Seuls les résultats publiés y sont. Ce sont des données personnelles : gardez-les dans l’établissement.
file-all = Résultats de tout l’établissement
file-class = Résultats de la classe
file-record = Livret scolaire
file-certificates =
    { $count ->
        [one] Le certificat de la classe, à imprimer
       *[other] Les { $count } certificats de la classe, une page chacun
    }
file-archive = Un fichier par certificat
too-many = Il y a plus de { $most } certificats : ils ne tiennent pas dans un fichier. Répartissez les élèves en classes.
