//! Programs and the people around them.

use serde_json::{Value, json};

use crate::{
    house::{House, Person},
    studio::Studio,
};

async fn change(house: &House, person: &Person, mutation: &str, input: Value) -> Value {
    let kind = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
    let query = format!(
        "mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ program {{ id revision members {{ account {{ name }} role }} }} event {{ kind member {{ name }} memberRole }} userErrors {{ code field message }} }} }}"
    );
    let answer = house.ask_with(person, &query, json!({ "input": input })).await;
    if answer.errors.is_empty() { answer.data[mutation].clone() } else { json!({ "userErrors": [{ "code": answer.code() }] }) }
}

#[tokio::test]
async fn whoever_creates_a_program_manages_it() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let create = async |name: &str, slogan: &str| {
        let query = "mutation($n: String!, $s: String!) { createProgram(input: {name: $n, slogan: $s}) { program { id name revision myRole events { nodes { kind sequence role } } } userErrors { code field message } } }";
        house.ask_with(&person, query, json!({ "n": name, "s": slogan })).await.data["createProgram"].clone()
    };
    let made = create("我的小店", "到店扫码即点即取").await;
    assert_eq!(made["program"]["events"]["nodes"], json!([{ "kind": "PROGRAM_CREATED", "sequence": 1, "role": "PROGRAM_ADMIN" }]));
    assert_eq!((&made["program"]["myRole"], &made["program"]["revision"]), (&json!("ADMIN"), &json!(1)));
    let told = create("店", "短").await["userErrors"].clone();
    assert_eq!(told[0]["field"], json!(["input", "name"]));
    assert_eq!((told[0]["message"].as_str(), told[1]["field"][1].as_str()), (Some("must have 3 to 40 units (a Chinese character counts 2)"), Some("slogan")));
    let answer = house.ask(&person, "{ viewer { programs(role: ADMIN) { totalCount } } }").await;
    assert_eq!(answer.data["viewer"]["programs"]["totalCount"], json!(1));
}

#[tokio::test]
async fn people_are_invited_and_answer_for_themselves() {
    let studio = Studio::bare().await;
    let (house, program) = (&studio.house, studio.program);
    let invited = change(house, &studio.admin, "inviteMember", json!({ "programId": program, "login": "person-7", "role": "DEVELOPER" })).await;
    assert_eq!(invited["event"], json!({ "kind": "MEMBER_INVITED", "member": { "name": "Person 7" }, "memberRole": "DEVELOPER" }), "{invited}");
    let again = json!({ "programId": program, "login": "person-7", "role": "ADMIN" });
    assert_eq!(change(house, &studio.admin, "inviteMember", again).await["userErrors"][0]["code"], "NO_CHANGE");
    assert_eq!(
        change(house, &studio.admin, "inviteMember", json!({ "programId": program, "login": "person-1", "role": "DEVELOPER" })).await["userErrors"][0]["code"],
        "ALREADY_MEMBER"
    );
    let unknown = change(house, &studio.admin, "inviteMember", json!({ "programId": program, "login": "nobody", "role": "DEVELOPER" })).await;
    assert_eq!((&unknown["userErrors"][0]["code"], &unknown["userErrors"][0]["field"]), (&json!("INVALID_INPUT"), &json!(["input", "login"])));

    // who is invited sees the name of the program and who asked, and nothing more
    let stranger = &studio.stranger;
    let answer = house
        .ask(stranger, &format!("{{ viewer {{ invitations {{ programId programName role invitedBy {{ name }} }} }} program(id: \"{program}\") {{ id }} }}"))
        .await;
    assert_eq!(
        answer.data["viewer"]["invitations"],
        json!([{ "programId": program, "programName": "街角茶铺", "role": "DEVELOPER", "invitedBy": { "name": "Person 0" } }])
    );
    assert!(answer.data["program"].is_null());
    // admins see who has not answered; developers do not
    for (person, count) in [(&studio.admin, 1), (&studio.developer, 0), (&studio.operator, 0)] {
        let answer = house.ask(person, &format!("{{ program(id: \"{program}\") {{ invitations {{ account {{ name }} }} }} }}")).await;
        assert_eq!(answer.data["program"]["invitations"].as_array().unwrap().len(), count);
    }
    let joined = change(house, stranger, "acceptInvitation", json!({ "programId": program })).await;
    assert_eq!((&joined["event"]["kind"], joined["program"]["members"].as_array().unwrap().len()), (&json!("MEMBER_JOINED"), 5));
    assert_eq!(change(house, stranger, "acceptInvitation", json!({ "programId": program })).await["userErrors"][0]["code"], "NOT_FOUND");

    // declined and taken back
    change(house, &studio.admin, "inviteMember", json!({ "programId": program, "login": "person-6", "role": "ADMIN" })).await;
    let declined = change(house, &studio.editor, "declineInvitation", json!({ "programId": program })).await;
    assert_eq!(
        (&declined["program"], &declined["event"], &declined["userErrors"]),
        (&Value::Null, &Value::Null, &json!([])),
        "who declines sees nothing of it"
    );
    change(house, &studio.admin, "inviteMember", json!({ "programId": program, "login": "person-6", "role": "ADMIN" })).await;
    change(house, &studio.admin, "revokeInvitation", json!({ "programId": program, "accountId": studio.editor.account.unwrap() })).await;
    assert_eq!(change(house, &studio.editor, "acceptInvitation", json!({ "programId": program })).await["userErrors"][0]["code"], "NOT_FOUND");
}

#[tokio::test]
async fn the_platform_finds_a_program_by_its_name() {
    let house = House::new().await;
    let (person, operator) = (house.person(&[]).await, house.person(&[devcenter::domain::actor::PlatformRole::PlatformAdmin]).await);
    for name in ["Tea 茶铺", "公交码", "100% tea_x"] {
        house.clock.advance_millis(1);
        house
            .ask_with(
                &person,
                "mutation($n: String!) { createProgram(input: {name: $n, slogan: \"到店扫码即点即取\"}) { userErrors { message } } }",
                json!({ "n": name }),
            )
            .await;
    }
    let found = async |text: &str| {
        let answer = house.ask_with(&operator, "query($t: String) { programs(text: $t) { totalCount nodes { name } } }", json!({ "t": text })).await;
        let names: Vec<String> = answer.data["programs"]["nodes"].as_array().unwrap().iter().map(|node| node["name"].as_str().unwrap().to_owned()).collect();
        assert_eq!(answer.data["programs"]["totalCount"], names.len());
        names
    };
    assert_eq!(found("").await, ["100% tea_x", "公交码", "Tea 茶铺"]);
    assert_eq!(found("tEA").await, ["100% tea_x", "Tea 茶铺"]);
    assert_eq!(
        (found("0%").await, found("a_").await, found("公").await, found("a%b").await),
        (vec!["100% tea_x".into()], vec!["100% tea_x".into()], vec!["公交码".into()], Vec::<String>::new())
    );
}

#[tokio::test]
async fn at_least_one_admin_always_remains() {
    let studio = Studio::bare().await;
    let (house, program) = (&studio.house, studio.program);
    let (admin, developer) = (studio.admin.account.unwrap(), studio.developer.account.unwrap());
    let remove = |account| json!({ "programId": program, "accountId": account });
    let role = |account, role: &str| json!({ "programId": program, "accountId": account, "role": role });
    assert_eq!(change(house, &studio.admin, "removeMember", remove(admin)).await["userErrors"][0]["code"], "LAST_ADMIN");
    assert_eq!(change(house, &studio.admin, "changeMemberRole", role(admin, "DEVELOPER")).await["userErrors"][0]["code"], "LAST_ADMIN");
    assert_eq!(change(house, &studio.admin, "changeMemberRole", role(developer, "DEVELOPER")).await["userErrors"][0]["code"], "NO_CHANGE");
    // two admins who remove each other at once: one stays
    for round in 0..20 {
        let mut input = role(developer, "ADMIN");
        if round == 0 {
            input["expectedRevision"] = json!(studio.revision().await - 1);
            let stale = change(house, &studio.admin, "changeMemberRole", input.clone()).await;
            assert_eq!(stale["userErrors"][0]["code"], "STALE_REVISION");
            input.as_object_mut().unwrap().remove("expectedRevision");
        }
        let _ = change(house, &studio.admin, "changeMemberRole", input).await;
        let (first, second) = tokio::join!(
            change(house, &studio.admin, "changeMemberRole", role(developer, "DEVELOPER")),
            change(house, &studio.developer, "changeMemberRole", role(admin, "DEVELOPER"))
        );
        let done = [&first, &second].iter().filter(|payload| payload["userErrors"] == json!([])).count();
        assert_eq!(done, 1, "{first} {second}");
        let answer = house.ask(&studio.operator, &format!("{{ program(id: \"{program}\") {{ members {{ role }} }} }}")).await;
        let admins = answer.data["program"]["members"].as_array().unwrap().iter().filter(|member| member["role"] == "ADMIN").count();
        assert_eq!(admins, 1);
        // back to where it began
        let _ = change(house, &studio.developer, "changeMemberRole", role(admin, "ADMIN")).await;
        let _ = change(house, &studio.admin, "changeMemberRole", role(developer, "DEVELOPER")).await;
    }
}

#[tokio::test]
async fn who_leaves_sees_it_no_more() {
    let studio = Studio::new().await;
    let version = studio.upload("1.0.0").await;
    let developer = studio.developer.account.unwrap();
    let left = change(&studio.house, &studio.developer, "removeMember", json!({ "programId": studio.program, "accountId": developer })).await;
    assert_eq!((&left["userErrors"], &left["program"]), (&json!([]), &Value::Null));
    let answer = studio.house.ask(&studio.developer, &format!("{{ program(id: \"{}\") {{ id }} version(id: \"{version}\") {{ id }} }}", studio.program)).await;
    assert_eq!(answer.data, json!({ "program": null, "version": null }));
    assert_eq!(studio.refused(&studio.developer, "deleteVersion", json!({ "versionId": version, "number": "1.0.0" })).await, "NOT_FOUND");
    // what they uploaded stays, with their name
    let answer = studio.house.ask(&studio.admin, &format!("{{ version(id: \"{version}\") {{ uploadedBy {{ name }} }} }}")).await;
    assert_eq!(answer.data["version"]["uploadedBy"]["name"], "Person 1");
}

#[tokio::test]
async fn thirty_developers_are_enough() {
    let studio = Studio::bare().await;
    let mut people = Vec::new();
    for _ in 0..28 {
        people.push(studio.house.person(&[]).await);
    }
    // three are developers already
    for (place, _) in people.iter().enumerate() {
        let invited = change(
            &studio.house,
            &studio.admin,
            "inviteMember",
            json!({ "programId": studio.program, "login": format!("person-{}", place + 8), "role": "DEVELOPER" }),
        )
        .await;
        let code = invited["userErrors"][0]["code"].as_str().unwrap_or_default();
        assert_eq!(code, if place < 27 { "" } else { "TOO_MANY_MEMBERS" }, "{place}: {invited}");
    }
}
