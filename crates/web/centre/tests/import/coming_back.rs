//! A list that was shown comes back to be confirmed: it is read again, and compared again unless the session's list is still
//! the one it was compared with.

use super::{give, headers, row, school, sheet};

#[tokio::test]
async fn a_shown_list_that_comes_back_spoilt_or_compared_with_another_list_is_not_taken() {
    let (world, session, mut claire) = school().await;
    let added = "Un candidat ajouté";
    give(&mut claire, sheet(&[headers(), row(&[])])).await.expect_status(200).expect(added);
    let list = claire.fill("Confirmer").value("list");
    let spoilt = [
        list.replace("Benali", ""),
        list.replace("04/07/2011", "31/02/2011"),
        format!("{list}\nRoux"),
        String::new(),
    ];
    for list in spoilt {
        let mut browser = claire.clone();
        browser.fill("Confirmer").set("list", &list).submit().await.expect_status(400);
        assert_eq!(world.listed(&session).await, ["Ancien Paul"], "{list}");
    }
    let form = claire.fill("Confirmer").set("seen", "0");
    form.submit().await.expect_status(422).expect("a changé depuis").expect(added);
    assert_eq!(world.listed(&session).await, ["Ancien Paul"]);
    claire.press("Confirmer").await.expect_status(200);
    assert_eq!(world.listed(&session).await, ["Benali Inès"]);
}
