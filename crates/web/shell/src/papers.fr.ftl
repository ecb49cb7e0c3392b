pause = Salle en pause de { $from } à { $to }, temps rendu.
several = { $count } candidats
granted = { $minutes } min, { $whom } : { $reason }
