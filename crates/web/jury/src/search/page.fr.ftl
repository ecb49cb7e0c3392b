title = Recherche
lead = Dans toutes les sessions finalisées. Les candidats et leurs résultats se cherchent dans les sessions que vous avez prises ; la présidence cherche dans toutes.
of-session = La session
number = Numéro de session
number-hint = 7 chiffres
centre = Centre
from = Examen à partir du
to = Examen jusqu’au
state = État
any = Tous
of-test = La certification
name = Candidat
name-hint = Le début d’un nom, d’un prénom ou des deux.
code = Code de vérification
code-hint = 12 signes, tels qu’ils sont sur le certificat
result = Résultat
search = Chercher
state-finalised = Personne ne l’a prise
state-in_jury = Prise par le jury
state-published = Publiée
with = Chez { $name }
found-sessions =
    { $count ->
        [0] Aucune session trouvée
        [one] Une session
       *[other] { $count } sessions sur cette page
    }
found-tests =
    { $count ->
        [0] Aucune certification trouvée
        [one] Une certification
       *[other] { $count } certifications sur cette page
    }
nothing = Rien ne répond à ces choix. Retirez-en un.
not-published = { $result }, pas encore publié
col-session = Session
col-day = Jour
col-tests = Tests
before = Page précédente
after = Page suivante
why-empty = Remplissez au moins un champ.
why-number = Un numéro de session a 7 chiffres. Vérifiez celui-ci.
why-code = Un code de vérification a 12 signes. Recopiez-le du certificat.
why-day = Écrivez un jour qui existe, par exemple 12/03/2026.
why-order = Le dernier jour vient avant le premier. Échangez-les.
why-centres = Plus de { $max } centres portent ces mots. Ajoutez-en un.
not-searched =
    { $count ->
        [one] Un point à corriger. Rien n’a été cherché.
       *[other] { $count } points à corriger. Rien n’a été cherché.
    }
