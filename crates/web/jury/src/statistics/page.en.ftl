title = Statistics of the jury
lead = Nothing is withheld here: these figures do not leave the jury.
public = See what everybody may read
