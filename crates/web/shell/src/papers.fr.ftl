pause = Salle en pause de { $from } à { $to }, temps rendu.
several = { $count } candidats
granted = { $minutes } min, { $whom } : { $reason }
later = Fin repoussée de { $minutes } min, { $whom } : { $reason }
earlier = Fin avancée de { $minutes } min, { $whom } : { $reason }
