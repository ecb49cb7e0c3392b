//! Lists of people stand in the order in which names are looked up: accents, case and signs do not count.

use acts::people::{AddCentreMember, Newcomer};
use domain::people::{Login, Role};
use store::{centres, learners, platform_pages, school_lists};
use testkit::engines::each_fresh;
use testkit::world::World;

const NAMES: [&str; 4] = ["Abadie", "Aït-Kaci", "Arnaud", "Étienne"];

#[tokio::test]
async fn names_stand_without_regard_to_accents() {
    each_fresh(async |fresh| {
        let world = &World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée Zola").await;
        let pupil = |place: usize| (["Lou", NAMES[place], "2011-07-04", "3B"], None);
        let school = world.school_of(&centre.referent, &[pupil(3), pupil(2), pupil(1), pupil(0)]).await;
        for name in NAMES.iter().rev() {
            let person = world.person("Lou", name, &[Role::Author]).await;
            let newcomer = Newcomer::Known(Login::parse(&person.login).expect("a login"));
            let doing = world.doing_as(centre.referent.id);
            world.act(AddCentreMember { doing, centre: centre.id, newcomer, referent: false }).await;
        }
        let mut reader = world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let pupils = learners::of_organisation(db, school).await.expect("pupils");
        assert_eq!(pupils.iter().map(|one| one.last_name.as_str()).collect::<Vec<_>>(), NAMES);
        let listed = school_lists::of_organisation(db, school).await.expect("pupils");
        assert_eq!(listed.iter().map(|(one, _)| one.pupil.last_name.as_str()).collect::<Vec<_>>(), NAMES);
        let authors = platform_pages::staff(db).await.expect("staff");
        let authors = authors.iter().filter(|one| one.role == Role::Author);
        assert_eq!(authors.map(|one| one.last_name.as_str()).collect::<Vec<_>>(), NAMES);
        let members = centres::members(db, centre.id).await.expect("members");
        assert!(members[0].referent, "the référent stands first");
        let names = members.iter().map(|one| one.last_name.as_str()).filter(|name| NAMES.contains(name));
        assert_eq!(names.collect::<Vec<_>>(), NAMES);
    })
    .await;
}
