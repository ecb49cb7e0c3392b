pause = Room paused from { $from } to { $to }, time given back.
several = { $count } candidates
granted = { $minutes } min, { $whom }: { $reason }
later = End moved { $minutes } min later, { $whom }: { $reason }
earlier = End moved { $minutes } min earlier, { $whom }: { $reason }
