crumb = Fil d’Ariane
centres = Centres
new-title = Ouvrir un centre
name = Nom du centre
name-hint = Il est imprimé sur les certificats, par exemple « Collège Germaine-Tillion, Rennes ».
name-fault = Écrivez le nom du centre, en 255 caractères au plus.
kind = Type de centre
kind-SCO = Scolaire (SCO)
kind-SUP = Enseignement supérieur (SUP)
kind-PRO = Professionnel ou autre (PRO)
kind-fault = Choisissez le type du centre.
uai = UAI (facultatif)
uai-hint = Sept chiffres et une lettre, par exemple 0351234A.
uai-fault = « { $typed } » n’est pas un UAI : il a sept chiffres et une lettre. Corrigez-le ou videz le champ.
zone = Fuseau horaire
zone-hint = Les heures des sessions sont celles de ce lieu.
zone-fault = Choisissez un fuseau de la liste.
organisation = Organisation (facultatif)
organisation-hint = Le centre pourra inscrire les élèves de cet établissement.
no-organisation = Aucune
referent = Référent du centre
referent-hint = La personne qui prépare les sessions et répond du centre. Il y en a une par centre.
create = Ouvrir le centre
members =
    { $count ->
        [one] 1 personne dans ce centre
       *[other] { $count } personnes dans ce centre
    }
members-title = Personnes du centre
person = Personne
login = Identifiant
role = Rôle
actions = Actions
is-lead = Référent
is-member = Membre
name-lead = Nommer référent
remove = Retirer
is-referent = Cette personne est le référent. Nommez d’abord un autre référent, puis retirez-la. Rien n’a changé.
add-title = Ajouter une personne
as-lead = Comme référent
as-lead-hint = Le référent actuel reste membre du centre.
add = Ajouter au centre
