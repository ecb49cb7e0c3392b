since =
    { $minutes ->
        [0] à l’instant
       *[other] depuis { $minutes } min
    }
asks-to-resume = Demande à reprendre
asks-to-resume-short = Veut reprendre
asks-to-enter = Demande à entrer
asks-to-enter-short = Veut entrer
end-screen = Écran de fin à voir
end-screen-short = Écran de fin
time-up = Temps écoulé
not-started = Présent, pas commencé
not-started-short = Pas commencé
quiet = Rien depuis { $minutes } min
present = Présent
not-joined = Pas encore dans la session
not-joined-short = N’a pas rejoint
absent = Absent
not-ticked = Pas encore coché
question = Question { $position } sur { $questions }
ended-seen = Terminé, écran vu
ended-by-invigilator = Arrêté en salle
resumption-allowed = Reprise autorisée
own-end = Fin { $hour }
calls = Appelle
cut-off =
    { $minutes ->
        [0] Hors ligne
       *[other] Hors ligne depuis { $minutes } min
    }
cut-off-short = Hors ligne
still-room = Salle en pause
still-invigilator = Arrêté par la salle
still-waiting = Attend de revenir
on-the-spot = Ajouté en séance
on-the-spot-short = Ajouté
