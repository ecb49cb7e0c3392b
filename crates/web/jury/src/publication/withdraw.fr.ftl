title = Retirer la publication de la session { $number }
crumb = Retrait
effect =
    { $count ->
        [0] Les candidats ne verront plus leur résultat. Aucun certificat n’est en circulation.
        [one] Les candidats ne verront plus leur résultat, et un certificat ne sera plus valable. Une nouvelle publication le rétablit sous le même code, ou le remplace si son contenu a changé.
       *[other] Les candidats ne verront plus leur résultat, et { $count } certificats ne seront plus valables. Une nouvelle publication les rétablit sous les mêmes codes, ou remplace ceux dont le contenu a changé.
    }
reason = Motif
reason-hint = Gardé au journal de la session, avec votre nom. Un autre président du jury confirme.
withdraw = Proposer le retrait
waiting = Un retrait attend un second président
signed = Proposé par { $by }, le { $when }.
confirm = Retirer la publication
dismiss = Écarter
take-back = Reprendre ma proposition
own = Un autre président du jury confirme : pas vous.
back = Revenir à la session
fault-waits = Un retrait est déjà proposé. Rien n’a changé.
fault-erased = Les réponses de cette session sont effacées, car le délai de recours est passé : elle ne peut plus être jugée à nouveau. Rien n’a changé.
fault-not_waiting = Aucun retrait n’attend plus : il a été confirmé ou écarté. Rien n’a changé.
fault-same_person = Vous avez proposé ce retrait : un autre président du jury le confirme.
stay = Laisser publié
fault-reason = Écrivez le motif du retrait. Rien n’a changé.
fault-reason_long = Le motif a { $len } caractères. Il en faut { $max } au plus.
fault-reason_signs = Le motif contient un signe illisible. Effacez ce qui a été collé et écrivez-le au clavier.
