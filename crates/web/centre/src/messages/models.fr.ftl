convocation-subject = Convocation à la certification, { $date }
convocation-body =
    Bonjour { $prenom } { $nom },

    Voici votre convocation à la certification des compétences numériques.

    Jour : { $date }
    Arrivée : { $heure }
    Début du test : { $debut }
    Fin de votre temps : { $fin }
    Lieu : { $site }, { $salle }

    Apportez une pièce d’identité avec photo, l’identifiant et le mot de passe du compte qui porte votre profil. Le numéro de la session et le code d’accès sont donnés dans la salle. Les téléphones restent éteints et rangés.

    Si vous ne pouvez pas venir, prévenez { $referent } dès que possible, pour chercher une autre date.

    { $referent }
    { $centre }
preparation-subject = Préparer la certification du { $date }
preparation-body =
    Bonjour { $prenom },

    La certification a lieu le { $date } à { $heure }, { $site }, { $salle }.

    Avant ce jour :
    1. Connectez-vous à { $adresse } et vérifiez que votre profil est certifiable : cinq compétences au moins au niveau 1.
    2. Gardez ce compte jusqu’à l’épreuve : le test part du profil qu’il porte.
    3. Retrouvez votre mot de passe et préparez une pièce d’identité avec photo.

    Ce jour-là, le surveillant vérifie votre identité, donne le numéro de la session et lit les consignes. Il donne le code d’accès quand tout le monde est prêt. Une question passée ne revient pas. Si quelque chose tombe en panne, appelez : le test reprend là où il s’est arrêté. À la fin, restez sur l’écran de fin jusqu’à ce que le surveillant l’ait vu.

    Une question ? Demandez à { $referent }.

    { $centre }
rappel-subject = Rappel : certification, { $date } à { $heure }
rappel-body =
    Bonjour { $prenom },

    La certification approche : { $date }. Arrivez à { $heure }, { $site }, { $salle }. Le test commence à { $debut } et votre temps se termine à { $fin }.

    Prenez une pièce d’identité avec photo, votre identifiant et votre mot de passe. Un retard peut empêcher de commencer.

    { $referent }
    { $centre }
resultats-subject = Vos résultats de certification
resultats-body =
    Bonjour { $prenom },

    Vous avez passé la certification : { $date }. Le jury lit ce qui a été signalé pendant l’épreuve, puis publie les résultats.

    Vous les lirez dans votre espace, à { $adresse }. Si la certification est obtenue, vous y téléchargerez un certificat avec un code : toute personne à qui vous le montrez peut le vérifier. Il a sa place dans un CV et dans un dossier d’orientation.

    Si un résultat vous étonne, vous pourrez demander au même endroit qu’il soit revu.

    { $centre }
familles-subject = Certification numérique : { $prenom } { $nom }
familles-body =
    Madame, Monsieur,

    { $prenom } { $nom } passe la certification des compétences numériques : { $date }, de { $heure } à { $fin }, { $site }, { $salle }.

    Ce test montre ce que chacun sait faire avec un ordinateur et sur internet. Il n’y a rien à acheter ni à réviser par cœur. Vous pouvez aider : vérifiez ensemble que l’identifiant et le mot de passe du compte sont connus, et qu’une pièce d’identité avec photo est prête.

    En cas d’empêchement, prévenez { $referent } : une autre date sera cherchée.

    { $centre }
professeurs-subject = Certification à préparer avec votre classe : { $date }
professeurs-body =
    Bonjour,

    Une session de certification réunit { $nombre } candidats : { $date } à { $heure }, { $site }, { $salle }.

    D’ici là, quatre choses dépendent de vous :
    1. remettre les convocations contre signature, et rendre la feuille de remise à { $referent } ;
    2. vérifier que chacun retrouve l’identifiant et le mot de passe du compte utilisé en classe ;
    3. dire à { $referent } qui n’est pas encore certifiable : cinq compétences au moins au niveau 1 ;
    4. montrer à la classe comment la session se passe, avec la notice projetée.

    { $referent }
    { $centre }
surveillants-subject = Surveillance de la certification : { $date }
surveillants-body =
    Bonjour,

    Vous surveillez la session n° { $numero } : { $date }, { $site }, { $salle }. Candidats attendus à { $heure } : { $nombre }. Le test commence à { $debut }. La plupart des candidats ont jusqu’à { $fin } ; l’heure de chacun est sur l’écran et sur la feuille d’émargement.

    Avant le test
    1. Vérifiez l’identité de chaque candidat et faites signer la feuille.
    2. Lisez les consignes à voix haute.
    3. Donnez le numéro de la session puis, quand tout le monde est prêt, le code d’accès que vous remet { $referent }.

    Pendant le test
    1. Ce qui arrive se note sur le moment, avec le numéro de la question.
    2. Une page qui ne répond plus se recharge. Qui est sorti du test y revient où il s’était arrêté, quand vous l’autorisez.
    3. Un doute sur une fraude se décrit par des faits.

    À la fin
    1. Voyez l’écran de fin de chaque candidat, et confirmez-le.
    2. Demandez à chacun de se déconnecter.
    3. Rendez les feuilles le jour même à { $referent }.

    Merci pour votre aide.

    { $centre }
