plan-line = { $kind }: { $due } to erase ({ $length }, before { $before })
held-line = – held back: { $count }, because { $why }
report-title = Report of erasure of { $issuer }
report-rules = Rules of { $rules }
report-period = From { $start } to { $end }
report-line = { $kind }: { $things } ({ $rows } rows), before { $before }
report-none = Nothing was to be erased.
report-journal = Journal of retention: { $records } records, ending { $head }
