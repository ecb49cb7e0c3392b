too-short = at least 8 characters
too-long = at most 255 characters
no-upper-case = a capital letter
no-lower-case = a small letter
no-digit = a digit
lacking = This password still needs: { $what }.
