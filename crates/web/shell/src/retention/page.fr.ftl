plan-line = { $kind } : { $due } à effacer ({ $length }, avant le { $before })
held-line = – retenu : { $count }, car { $why }
report-title = Rapport d’effacement de { $issuer }
report-rules = Règles du { $rules }
report-period = Du { $start } au { $end }
report-line = { $kind } : { $things } ({ $rows } lignes), avant le { $before }
report-none = Rien n’était à effacer.
report-journal = Journal de conservation : { $records } enregistrements, fin { $head }
