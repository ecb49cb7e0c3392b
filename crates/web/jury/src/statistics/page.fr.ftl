title = Statistiques du jury
lead = Rien n’est masqué ici : ces chiffres ne sortent pas du jury.
public = Voir ce que tout le monde peut lire
