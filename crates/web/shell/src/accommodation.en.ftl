need-screen_reader = Screen reader
need-large_text = Enlarged text
need-separate_room = Room apart
need-reader = Reader (somebody who reads aloud)
need-writer = Writer (somebody who types)
need-sign_language = Sign language interpreter
need-own_device = Adapted or own devices
break-minutes = { $minutes } min of break
