pause = Room paused from { $from } to { $to }, time given back.
several = { $count } candidates
granted = { $minutes } min, { $whom }: { $reason }
