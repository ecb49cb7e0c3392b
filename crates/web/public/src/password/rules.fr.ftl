too-short = 8 caractères au moins
too-long = 255 caractères au plus
no-upper-case = une majuscule
no-lower-case = une minuscule
no-digit = un chiffre
lacking = Il faut encore à ce mot de passe : { $what }.
