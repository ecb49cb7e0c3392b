title = Conservation des données
lead = Chaque sorte de données a sa durée. Règles du { $since }.
running = Un effacement est en cours. Il continue seul, même si vous quittez cette page.
again = Voir où il en est
rules = Règles
what = Quoi
length = Durée
from = Depuis : { $clock }
then = Ensuite
deleted = Effacé
anonymous = Rendu anonyme
remains = Reste : { $what }
source = Source
due = À effacer maintenant
counted = Compté le { $moment }.
counting = Un comptage est en cours. Il continue seul.
look-again = Voir s’il est prêt
not-counted = Pas encore compté
held = Retenu : { $count }, car { $why }
erase-title =
    { $count ->
        [0] Rien n’est à effacer
        [one] 1 élément à effacer
       *[other] { $count } éléments à effacer
    }
erase-text = L’effacement avance par petits pas, sans gêner un examen en cours. Il ne se défait pas. Sauvegardez d’abord, et effacez aussi les sauvegardes plus anciennes que la durée dite.
sure = Je comprends que ces données ne reviendront pas.
sure-fault = Cochez la case pour confirmer. Rien n’est effacé.
erase = Effacer ce qui est échu
reports = Effacements passés
no-report = Aucun effacement n’a encore eu lieu.
began = Commencé le { $moment }
ended = Terminé le { $moment } : { $count } éléments
goes-on = En cours
report = Rapport signé
report-check = Un rapport se vérifie sans réseau :
holds = Litiges
holds-text = Rien d’une session suspendue n’est effacé, ni les comptes de ses candidats, tant qu’un recours dure.
session = Session { $number }
held-since = Suspendue depuis le { $date }
lift = Reprendre l’effacement
number = Numéro de la session
number-hint = Celui du procès-verbal.
number-fault = Écrivez le numéro de la session, tel qu’il est sur le procès-verbal.
no-session = Aucune session finalisée n’a ce numéro. Vérifiez-le.
reason = Raison
reason-hint = Sans nom de personne, par exemple « recours du 3 mars ».
reason-fault = Écrivez la raison, en une ligne.
hold = Suspendre l’effacement
