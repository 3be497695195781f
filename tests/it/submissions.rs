//! What is submitted, and what a reviewer says to it: basic information, confirmation, findings.

use serde_json::{Value, json};

use crate::{
    house::Person,
    studio::{Studio, finding},
};

#[tokio::test]
async fn basic_information_is_checked_all_at_once_with_its_fields() {
    let studio = Studio::bare().await;
    let version = studio.upload("1.0.0").await;
    // no agreement was ever published: there is nothing to accept
    let submit = json!({ "versionId": version, "expectedRevision": studio.revision().await });
    let told = studio.take(&studio.admin, "submitVersion", submit).await["userErrors"][0].clone();
    assert_eq!(told["code"], "BASIC_INFO_INCOMPLETE");
    let fields: Vec<String> = told["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["field"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect::<Vec<_>>().join("."))
        .collect();
    assert_eq!(fields, ["description", "versionDescription", "categories", "region", "phone", "email", "logo"]);
    let oblong = studio.picture(64, 32).await;
    let answer = studio
        .update_info(json!({ "description": "太短", "logo": oblong, "screenshots": ["/images/none.png"], "region": "LOCATION", "phone": "call me", "categories": ["餐饮", "餐饮"], "versionDescription": "汉".repeat(250) }))
        .await;
    let problems: Vec<(String, String)> = answer["program"]["submissionDraft"]["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            (it["field"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect::<Vec<_>>().join("."), it["message"].as_str().unwrap().to_owned())
        })
        .collect();
    let find = |field: &str| problems.iter().find(|(name, _)| name == field).map(|(_, message)| message.as_str());
    assert_eq!(find("description"), Some("must have 20 to 400 units (a Chinese character counts 2)"));
    assert_eq!(find("logo"), Some("must be a square picture"));
    assert_eq!((find("screenshots.0"), find("categories.1"), find("locations")), (Some("does not exist"), Some("is given twice"), Some("must not be empty")));
    assert_eq!((find("phone"), find("versionDescription")), (Some("must be a phone number of 5 to 20 digits"), None), "250 characters are 500 units");
    // leaving a field out leaves it alone, null clears it, and what is beyond any use is refused at once
    let cleared = studio.update_info(json!({ "phone": null })).await;
    assert!(cleared["userErrors"].as_array().unwrap().is_empty());
    let answer = studio
        .house
        .ask(&studio.admin, &format!("{{ program(id: \"{}\") {{ submissionDraft {{ basicInfo {{ phone description }} }} }} }}", studio.program))
        .await;
    assert_eq!(answer.data["program"]["submissionDraft"]["basicInfo"], json!({ "phone": null, "description": "太短" }));
    for (input, field) in [
        (json!({ "memo": "长".repeat(1_001) }), json!(["input", "memo"])),
        (json!({ "categories": ["a", "b", "c", "d", "e"] }), json!(["input", "categories"])),
    ] {
        let refused = studio.update_info(input).await["userErrors"][0].clone();
        assert_eq!((&refused["code"], &refused["field"]), (&json!("INVALID_INPUT"), &field));
    }
    assert_eq!(studio.update_info(json!({ "phone": null })).await["userErrors"][0]["code"], "NO_CHANGE");
    // its logo is for whoever sees the program
    for person in [&studio.admin, &studio.developer, &studio.reviewer] {
        let answer = studio.house.ask(person, &format!("{{ program(id: \"{}\") {{ logo }} }}", studio.program)).await;
        assert_eq!(answer.data["program"]["logo"], json!(oblong));
    }
    // only admins see the draft
    for person in [&studio.developer, &studio.reviewer] {
        let answer = studio.house.ask(person, &format!("{{ program(id: \"{}\") {{ submissionDraft {{ agreementNumber }} }} }}", studio.program)).await;
        assert!(answer.data["program"]["submissionDraft"].is_null());
    }
}

#[tokio::test]
async fn what_was_confirmed_is_kept_as_it_was_and_shown_to_the_reviewer() {
    let studio = Studio::new().await;
    let version = studio.version("1.0.0", "IN_REVIEW").await;
    studio.update_info(json!({ "name": "改名之后", "memo": "later" })).await;
    let query = format!(
        "{{ version(id: \"{version}\") {{ submission {{ submittedBy {{ name }} agreementNumber confirmedRevision basicInfo {{ name memo testAccount testPassword }} }} }} }}"
    );
    let seen = async |person: &Person| studio.house.ask(person, &query).await.data["version"]["submission"].clone();
    let (reviewer, admin) = (seen(&studio.reviewer).await, seen(&studio.admin).await);
    assert_eq!((&reviewer["agreementNumber"], &reviewer["basicInfo"]["name"]), (&json!(1), &json!("街角茶铺")));
    assert_eq!(reviewer["basicInfo"]["testPassword"], "secret");
    assert_eq!((&admin["basicInfo"]["testAccount"], &admin["basicInfo"]["testPassword"]), (&Value::Null, &Value::Null), "shown to reviewers only");
    // prefilled from the last submission
    studio.reject(&version).await;
    let answer = studio
        .house
        .ask(
            &studio.admin,
            &format!("{{ program(id: \"{}\") {{ submissionDraft {{ problems {{ message }} basicInfo {{ name description }} }} }} }}", studio.program),
        )
        .await;
    assert_eq!(
        answer.data["program"]["submissionDraft"],
        json!({ "problems": [], "basicInfo": { "name": "改名之后", "description": "在手机上点单，到店扫码取茶。" } })
    );
}

#[tokio::test]
async fn findings_are_shown_with_what_explains_them() {
    let studio = Studio::new().await;
    for mutation in ["saveNewsCategory"] {
        studio.house.ask(&studio.editor, &format!("mutation {{ {mutation}(input: {{slug: \"x\", name: \"x\"}}) {{ userErrors {{ code }} }} }}")).await;
    }
    let news = studio.house.news(&studio.editor, "怎样通过审核").await;
    let evidence = studio.picture(20, 10).await;
    let version = studio.version("1.0.0", "IN_REVIEW").await;
    let reject = |findings: Value| json!({ "versionId": version, "findings": findings });
    let advice = json!({ "code": "EXPERIENCE", "message": "建议", "severity": "ADVICE" });
    for (findings, code, field) in [
        (json!([]), "FINDINGS_REQUIRED", json!(["input", "findings"])),
        (json!([advice]), "FINDINGS_REQUIRED", json!(["input", "findings"])),
        (json!([{ "code": "FUNCTION", "message": " ", "severity": "BLOCKING" }]), "INVALID_INPUT", json!(["input", "findings", "0", "message"])),
        (
            json!([{ "code": "FUNCTION", "message": "x", "severity": "BLOCKING", "evidence": ["/images/none.png"] }]),
            "INVALID_INPUT",
            json!(["input", "findings", "0", "evidence", "0"]),
        ),
        (
            json!([finding(), { "code": "FUNCTION", "message": "x", "severity": "BLOCKING", "relatedIds": ["news_01h455vb4pex5vsknk084sn02q"] }]),
            "INVALID_INPUT",
            json!(["input", "findings", "1", "relatedIds", "0"]),
        ),
        (
            json!([{ "code": "FUNCTION", "message": "x", "severity": "BLOCKING", "ruleUrl": "javascript:alert(1)" }]),
            "INVALID_INPUT",
            json!(["input", "findings", "0", "ruleUrl"]),
        ),
        (Value::Array(vec![finding(); 21]), "INVALID_INPUT", json!(["input", "findings"])),
        // too many are told to be too many, and not looked up one by one
        (
            json!([{ "code": "FUNCTION", "message": "x", "severity": "BLOCKING", "evidence": vec!["/images/none.png"; 6] }]),
            "INVALID_INPUT",
            json!(["input", "findings", "0", "evidence"]),
        ),
    ] {
        let told = studio.take(&studio.reviewer, "rejectVersion", reject(findings)).await["userErrors"][0].clone();
        assert_eq!((&told["code"], &told["field"]), (&json!(code), &field), "{told}");
    }
    assert_eq!(studio.state(&version).await, "IN_REVIEW");
    let whole = json!({ "code": "QUALIFICATION", "message": "缺少许可证", "severity": "BLOCKING", "page": "pages/index/index", "evidence": [evidence], "ruleUrl": "https://example.com/rules", "relatedIds": [news] });
    studio.done(&studio.reviewer, "rejectVersion", reject(json!([whole, advice]))).await;
    let query = format!(
        "{{ version(id: \"{version}\") {{ review {{ decision decidedBy {{ name }} findings {{ code message severity page evidence ruleUrl related {{ __typename id title }} }} }} }} }}"
    );
    let seen = studio.house.ask(&studio.developer, &query).await.data["version"]["review"].clone();
    assert_eq!((&seen["decision"], &seen["findings"].as_array().unwrap().len()), (&json!("REJECTED"), &2));
    let first = &seen["findings"][0];
    assert_eq!(first["related"], json!([{ "__typename": "News", "id": news, "title": "怎样通过审核" }]));
    assert_eq!((&first["evidence"], &first["page"], &first["ruleUrl"]), (&json!([evidence]), &json!("pages/index/index"), &json!("https://example.com/rules")));
    // an archived piece explains nothing any more, and breaks nothing
    studio.house.act(&studio.editor, "archiveContent", json!({ "id": news })).await;
    let seen = studio.house.ask(&studio.developer, &query).await;
    assert_eq!(seen.data["version"]["review"]["findings"][0]["related"], json!([]), "{seen:?}");
}

#[tokio::test]
async fn nobody_judges_what_they_brought_in_themselves() {
    let studio = Studio::new().await;
    let version = studio.upload_as(&studio.own_reviewer, "1.0.0").await;
    studio.submit(&version).await;
    let me = studio.own_reviewer.account.unwrap();
    let leave = format!("mutation {{ removeMember(input: {{programId: \"{}\", accountId: \"{me}\"}}) {{ userErrors {{ code }} }} }}", studio.program);
    assert_eq!(studio.house.ask(&studio.own_reviewer, &leave).await.data["removeMember"]["userErrors"], json!([]));
    assert_eq!(studio.refused(&studio.own_reviewer, "approveVersion", json!({ "versionId": version })).await, "OWN_PROGRAM");
    studio.approve(&version).await;
}
