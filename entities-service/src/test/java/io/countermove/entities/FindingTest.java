package io.countermove.entities;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Finding and comparing, asked over HTTP.
@QuarkusTest
@QuarkusTestResource(value = StartedProcesses.class, restrictToAnnotatedClass = true)
class FindingTest {
    private static String position = "";

    @BeforeEach
    void load() {
        if (!position.isEmpty()) {
            return;
        }
        try (var log = new Log(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))) {
            position = log.write(Log.published("find-baidu", "2026-11-01T00:00:00Z", """
                    {"kind": "finance.reported", "title": "Baidu reports", "announcedOn": "2025-05-21", "jurisdictions": ["CN"],
                     "participants": [{"role": "actor", "entity": "org:baidu", "name": "Baidu, Inc.",
                        "names": [{"value": "百度", "language": "zh"}], "identifiers": {"ticker": "BIDU"}}],
                     "facts": [{"entity": "org:baidu", "property": "jurisdiction", "value": "jurisdiction:cn"}],
                     "source": {"publisher": "Baidu", "quote": "We have enough chips"}, "confidence": "confirmed"}
                    """)) + ","
                    + log.write(Log.published("find-curb", "2026-11-02T00:00:00Z", """
                    {"kind": "policy.effective", "title": "The H20 needs a licence", "announcedOn": "2025-04-15", "validFrom": "2025-04-15",
                     "jurisdictions": ["US"], "eccn": "3A090", "legalCitation": "15 CFR 744.23",
                     "participants": [{"role": "instrument", "entity": "policy:find-curb", "name": "The H20 licence"},
                                      {"role": "issuer", "entity": "org:us-bis", "name": "Bureau of Industry and Security"},
                                      {"role": "target", "entity": "chip:nvidia-h20", "name": "Nvidia H20"}],
                     "source": {"publisher": "A register"}}
                    """)) + ","
                    + log.write(Log.published("find-kunlun", "2026-11-03T00:00:00Z", """
                    {"kind": "statement.made", "title": "Kunlun is spelt in two ways", "announcedOn": "2025-05-21", "stance": "other",
                     "participants": [{"role": "actor", "entity": "org:kunlunxin", "name": "Kunlunxin"},
                                      {"role": "about", "entity": "org:kun-lun-xin", "name": "KUNLUNXIN Co., Ltd."}],
                     "source": {"publisher": "An analyst"}}
                    """));
        }
    }

    @Test
    void matchesNamesAndSaysWhy() {
        match("""
                {"names": [{"name": "BAIDU INC"}, {"name": "百度", "type": "chip"}, {"name": "Nvidia H2O"},
                           {"name": "Whoever", "identifiers": {"ticker": "bidu"}}, {"name": "Bidu Holdings of Nowhere"},
                           {"name": "Baidu", "jurisdiction": "US"}], "limit": 3}
                """)
                .statusCode(200)
                .body("threshold", equalTo("0.85"))
                .body("results", hasSize(6))
                .body("results[0].match", equalTo("org:baidu"))
                .body("results[0].candidates[0].because[0].rule", equalTo("normalised-name"))
                .body("results[0].candidates[0].score", equalTo("0.9800"))
                .body("results[1].match", nullValue())
                .body("results[1].candidates[0].because.rule", contains("exact-name", "type-mismatch"))
                .body("results[2].match", nullValue())
                .body("results[2].candidates[0].because.rule", hasItem("code-mismatch"))
                .body("results[3].match", equalTo("org:baidu"))
                .body("results[3].candidates[0].because[0].rule", equalTo("identifier"))
                .body("results[4].match", nullValue())
                .body("results[5].candidates[0].because.rule", hasItem("jurisdiction-mismatch"));
    }

    @Test
    void matchesOnlyWhatWasKnownThen() {
        given().queryParam("knownAt", "2026-10-01")
                .body("{\"names\": [{\"name\": \"Baidu\"}]}")
                .post("/api/v1/entities/match")
                .then()
                .statusCode(200)
                .body("results[0].candidates", empty());
    }

    @Test
    void refusesWhatCannotBeMatched() {
        match("{\"names\": [{\"nmae\": \"x\"}, {\"name\": 5}], \"limit\": 99}")
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-match"))
                .body(
                        "errors.pointer",
                        contains("/names/0/nmae", "/names/0/name", "/names/1/name", "/names/1/name", "/limit"));
        match("{\"names\": []}").statusCode(422);
        match("[1]").statusCode(400);
        match("{").statusCode(400).body("type", equalTo("/problems/malformed-json"));
    }

    @Test
    void proposesWhatMayBeOneThing() {
        get("/entities/candidates")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].one.id", equalTo("org:kun-lun-xin"))
                .body("items[0].other.id", equalTo("org:kunlunxin"))
                .body("items[0].because[0].rule", equalTo("normalised-name"))
                .body("items[0].announcements", contains("find-kunlun"));
        given().accept("text/csv")
                .get("/api/v1/entities/candidates")
                .then()
                .statusCode(200)
                .body(endsWith(",find-kunlun,,An analyst,,,2026-11-03T00:00:00.000000Z\r\n"));
        get("/entities/candidates?entity=org:baidu").body("items", empty());
        get("/entities/candidates?type=chip").body("items", empty());
        get("/entities/candidates?knownAt=2026-11-02").body("items", empty());
        get("/entities/candidates?entity=kunlun").statusCode(400);
    }

    @Test
    void searchesAnyName() {
        get("/entities?q=百度")
                .statusCode(200)
                .body("items.id", contains("org:baidu"))
                .body("items[0].score", equalTo("1"));
        get("/entities?q=BIDU").body("items.id", contains("org:baidu"));
        get("/entities?sort=score").statusCode(400).body("detail", containsString("q"));
        get("/announcements?q=3A090").body("items.id", contains("find-curb"));
        get("/announcements?q=15 CFR 744.23").body("items.id", contains("find-curb"));
    }

    @Test
    void leavesOutAndAsksForPresence() {
        get("/announcements?not.kind=statement&not.kind=finance").body("items.id", contains("find-curb"));
        get("/announcements?not.kind=statement&not.kind=finance&not.kind=policy")
                .body("items", empty());
        get("/announcements?not.kind=statement&not.entity=org:baidu&not.publisher=Nobody")
                .body("items.id", contains("find-curb"));
        get("/announcements?not.kind=statement&not.role=target").body("items.id", contains("find-baidu"));
        get("/announcements?not.kind=statement&not.confidence=confirmed").body("items.id", contains("find-curb"));
        get("/announcements?not.kind=statement&has.eccn=true&has.validFrom=true&has.legalCitation=true")
                .body("items.id", contains("find-curb"));
        get("/announcements?not.kind=statement&has.eccn=false").body("items.id", contains("find-baidu"));
        get("/announcements?not.kind=statement&has.quote=true&has.facts=true&has.respondsTo=false")
                .body("items.id", contains("find-baidu"));
        get("/announcements?not.kind=statement&role=target&entity=org:baidu").body("items", empty());
        get("/entities?type=org&type=chip&not.jurisdiction=CN")
                .body("items.id", hasItems("chip:nvidia-h20", "org:us-bis"));
        get("/entities?has.identifiers=true").body("items.id", hasItem("org:baidu"));
        get("/entities?has.facts=true&not.type=policy").body("items.id", hasItem("org:baidu"));
        get("/curbs?not.status=lifted&has.until=false&has.issuer=true").body("items.id", contains("policy:find-curb"));
        get("/curbs?not.target=chip:nvidia-h20").body("items", empty());
        get("/curbs?has.announcedStatus=true").body("items", empty());
        get("/curbs?has.status=perhaps").statusCode(400);
        get("/curbs?not.nothing=1").statusCode(400).body("type", equalTo("/problems/unknown-parameter"));
    }

    @Test
    void filtersByControlNumberCitationAndIdentifier() {
        get("/announcements?eccn=3A090").body("items.id", contains("find-curb"));
        get("/announcements?eccn=3A09").body("items", empty());
        get("/announcements?legalCitation=15 CFR 744.23&legalCitation=88 FR 71992")
                .body("items.id", contains("find-curb"));
        get("/announcements?not.kind=statement&not.eccn=3A090&not.legalCitation=88 FR 71992")
                .body("items.id", contains("find-baidu"));
        get("/curbs?eccn=3A090&legalCitation=15 CFR 744.23&has.eccn=true")
                .body("items.id", contains("policy:find-curb"));
        get("/curbs?eccn=3A090&not.legalCitation=15 CFR 744.23").body("items", empty());
        get("/curbs?eccn=3A090&knownAt=2026-11-01").body("items", empty());
        get("/entities?identifier=ticker:BIDU").body("items.id", contains("org:baidu"));
        get("/entities?identifier=TICKER:bidu&identifier=QID:Q1").body("items.id", contains("org:baidu"));
        get("/entities?identifier=LEI:BIDU").body("items", empty());
        get("/entities?identifier=ticker:BIDU&knownAt=2026-10-01").body("items", empty());
        get("/entities?identifier=BIDU").statusCode(400).body("detail", containsString("scheme:value"));
    }

    @Test
    void countsFacetsOfTheWholeList() {
        get("/announcements?not.kind=statement&facets=kind,jurisdiction,confidence,year&limit=1")
                .body("items", hasSize(1))
                .body("facets.kind.value", contains("finance.reported", "policy.effective"))
                .body("facets.jurisdiction.find { it.value == 'US' }.count", equalTo(1))
                .body("facets.confidence.value", contains("confirmed", "reported"))
                .body("facets.year[0].count", equalTo(2));
        get("/entities?facets=type,jurisdiction")
                .body("facets.type.value", hasItems("org", "chip", "policy"))
                .body("facets.jurisdiction.value", contains("CN"));
        get("/curbs?facets=status,issuer,target,jurisdiction,enforcement")
                .body("facets.status.value", contains("in-force"))
                .body("facets.enforcement.value", contains("unknown"))
                .body("facets.target.value", contains("chip:nvidia-h20"));
        get("/curbs?enforcement=unknown")
                .body("items.enforcement", contains("unknown"))
                .body("items[0].statedBy.legalStatus", equalTo("find-curb"))
                .body("items[0].statedBy.enforcement", nullValue());
        get("/curbs?enforcement=enforced").body("items", empty());
        get("/curbs?facets=colour").statusCode(400).body("detail", containsString("jurisdiction"));
    }

    @Test
    void comparesTheCurbsOfTwoMoments() {
        get("/curbs/diff?fromValidAt=2025-04-01&validAt=2025-05-20")
                .statusCode(200)
                .body("items.id", contains("policy:find-curb"))
                .body("items[0].change", equalTo("appeared"))
                .body("items[0].before", nullValue())
                .body("items[0].after.legalStatus", equalTo("in-force"))
                .body("items[0].announcements", contains("find-curb"));
        get("/curbs/diff?fromKnownAt=2026-11-01&validAt=2025-05-20").body("items.change", contains("appeared"));
        get("/curbs/diff?fromValidAt=2025-05-20&fromKnownAt=2026-11-24&validAt=2025-04-01&knownAt=2026-11-24")
                .body("items.change", contains("disappeared"));
        get("/curbs/diff?fromValidAt=2025-04-01&validAt=2025-05-20&status=in-force&target=chip:nvidia-h20&eccn=3A090")
                .body("items.id", contains("policy:find-curb"));
        get("/curbs/diff?fromValidAt=2025-04-01&validAt=2025-05-20&not.issuer=org:us-bis")
                .body("items", empty());
        get("/curbs/diff?fromValidAt=2025-06-01&validAt=2025-05-20").body("items", empty());
        get("/curbs/diff").statusCode(400);
    }

    private static ValidatableResponse match(String body) {
        return given().body(body).post("/api/v1/entities/match").then();
    }

    private static ValidatableResponse get(String path) {
        return given().get("/api/v1" + path).then();
    }

    private static RequestSpecification given() {
        return RestAssured.given()
                .header("X-Countermove-Secret", "a test's secret")
                .contentType("application/json")
                .queryParam("atLeast", position);
    }
}
