package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The questions of the article, each answered with the announcements that the answer rests on.
@Order(1)
@ExtendWith(StartedSystem.Provider.class)
class ArticleTest {
    private static final String CURB = "policy:us-ai-chip-curb-2025-04";
    private static final String ASKED_ON = "?validAt=2025-05-20";

    private final Gateway gateway;

    ArticleTest(StartedSystem system) {
        gateway = system.anonymous();
    }

    @Test
    @DisplayName("A1: the curb of April was in force on 2025-05-20")
    void showsTheCurbInForce() {
        var curb = Json.only(curbsInForce("2025-05-20"), item -> id(item).equals(CURB));

        assertThat(curb.get("legalStatus").asText()).isEqualTo("in-force");
        assertThat(curb.get("since").asText()).isEqualTo("2025-04");
        assertThat(curb.get("until").isNull()).isTrue();
        assertThat(Json.texts(curb.get("jurisdictions"))).containsExactly("US");
        assertThat(curb.get("announcement").asText()).isEqualTo("us-ai-chip-curb-2025-04");
    }

    @Test
    @DisplayName("A1: it was not in force on 2025-03-01")
    void doesNotShowTheCurbBeforeItTookEffect() {
        assertThat(Json.list(curbsInForce("2025-03-01")))
                .extracting(ArticleTest::id)
                .doesNotContain(CURB);
    }

    @Test
    @DisplayName("A1: the stock of curbs in force rises by it")
    void countsTheCurbInTheTrend() {
        assertThat(curbsInForceTrend("2025-05-20") - curbsInForceTrend("2025-03-01"))
                .isEqualTo(1);
        assertThat(Json.list(gateway.get("/trends/curbs-in-force/inputs?validAt=2025-05-20")
                        .items()))
                .extracting(input -> text(input, "announcement"))
                .contains("us-ai-chip-curb-2025-04");
    }

    @Test
    @DisplayName("A2: the H20 was blocked, as the article reports")
    void reportsTheExportStatusOfTheH20() {
        var status = Json.fact(entity("chip:nvidia-h20", ASKED_ON), "export-status");

        assertThat(status.get("value").asText()).isEqualTo("blocked");
        assertThat(status.get("confidence").asText()).isEqualTo("reported");
        assertThat(status.get("validFrom").asText()).isEqualTo("2025-04");
        assertThat(status.get("announcement").asText()).isEqualTo("h20-blocked");
    }

    @Test
    @DisplayName("A2: the curb names the chip and its vendor")
    void namesTheTargetsOfTheCurb() {
        var curb = gateway.get("/curbs/" + CURB + ASKED_ON).expect(200).body();

        assertThat(Json.list(curb.get("targets")).stream().map(ArticleTest::reference))
                .contains("chip:nvidia-h20", "org:nvidia");
    }

    @Test
    @DisplayName("A3, A5, A14: who answered the curb, and with what stance")
    void listsTheResponsesToTheCurb() {
        var responses = gateway.get("/curbs/" + CURB + "/responses").items();

        assertThat(Json.list(responses))
                .extracting(r -> text(r, "actor"), r -> text(r, "stance"), r -> text(r, "announcement"))
                .containsExactlyInAnyOrder(
                        tuple("org:baidu", "unaffected", "baidu-unaffected"),
                        tuple("org:tencent", "unaffected", "tencent-unaffected"),
                        tuple("org:nvidia", "counterproductive", "nvidia-counterproductive"));
    }

    @Test
    @DisplayName("A3: a lag between two months has both ends")
    void boundsTheLagOfAResponse() {
        var baidu = Json.only(
                gateway.get("/curbs/" + CURB + "/responses").items(),
                item -> text(item, "actor").equals("org:baidu"));

        assertThat(text(baidu, "speaker")).isEqualTo("person:shen-dou");
        assertThat(baidu.at("/lagDays/earliest").asInt()).isEqualTo(1);
        assertThat(baidu.at("/lagDays/latest").asInt()).isEqualTo(60);
    }

    @Test
    @DisplayName("A3, A5, A14: the announcement of the curb names its answers")
    void namesTheAnswersOfAnAnnouncement() {
        var curb = gateway.get("/announcements/us-ai-chip-curb-2025-04")
                .expect(200)
                .body();

        assertThat(Json.texts(curb.get("answeredBy")))
                .containsExactlyInAnyOrder("baidu-unaffected", "tencent-unaffected", "nvidia-counterproductive");
    }

    @Test
    @DisplayName("A4: who is Robin Li, Shen Dou, Jensen Huang")
    void knowsThePersons() {
        assertPerson("person:robin-li", "chief executive", "org:baidu", "baidu-p800-cluster");
        assertPerson("person:shen-dou", "vice president", "org:baidu", "baidu-unaffected");
        assertPerson("person:jensen-huang", "chief executive", "org:nvidia", "nvidia-counterproductive");
    }

    @Test
    @DisplayName("A6: DeepSeek's models, newest first")
    void listsTheModelsOfDeepSeek() {
        var releases = gateway.get("/announcements?kind=model.released&entity=org:deepseek&sort=-announcedOn")
                .items();

        assertThat(Json.list(releases))
                .extracting(ArticleTest::id, r -> text(r, "announcedOn"))
                .containsExactly(tuple("deepseek-r1-released", "2025"), tuple("deepseek-v3-released", "2024-12-24"));
        assertThat(related("org:deepseek", "developer")).contains("model:deepseek-r1", "model:deepseek-v3");
    }

    @Test
    @DisplayName("A7: the cost of V3 over the cost of GPT-4, claimed over estimated")
    void comparesTrainingCosts() {
        var v3 = Json.fact(entity("model:deepseek-v3", ASKED_ON), "training-cost");
        var gpt4 = Json.fact(entity("model:gpt-4", ASKED_ON), "training-cost");

        assertThat(amount(v3).divide(amount(gpt4))).isEqualByComparingTo("0.056");
        assertThat(v3.at("/value/basis").asText()).isEqualTo("final-run-compute");
        assertThat(v3.get("confidence").asText()).isEqualTo("claimed");
        assertThat(v3.get("announcement").asText()).isEqualTo("deepseek-v3-training-cost");
        assertThat(gpt4.at("/value/basis").asText()).isEqualTo("third-party-estimate");
        assertThat(gpt4.get("confidence").asText()).isEqualTo("estimated");
        assertThat(gpt4.get("announcement").asText()).isEqualTo("gpt-4-training-cost");
    }

    @Test
    @DisplayName("A8: the techniques of V3")
    void knowsTheTechniqueOfV3() {
        var technique = Json.fact(entity("model:deepseek-v3", ASKED_ON), "technique");

        assertThat(technique.get("value").asText()).isEqualTo("sparsity");
        assertThat(technique.get("announcement").asText()).isEqualTo("deepseek-v3-sparsity");
    }

    @Test
    @DisplayName("A9: Nvidia's competitors")
    void knowsTheCompetitorsOfNvidia() {
        var huawei = Json.only(
                entity("org:nvidia", ASKED_ON).get("relations"),
                relation -> text(relation, "role").equals("competes-with"));

        assertThat(text(huawei, "entity")).isEqualTo("org:huawei");
        assertThat(text(huawei, "announcement")).isEqualTo("huawei-competes-with-nvidia");
    }

    @Test
    @DisplayName("A10: the largest cluster of Chinese-made chips")
    void findsTheLargestCluster() {
        var largest = gateway.get("/entities?type=cluster&property=chip-type.vendor.jurisdiction:eq:jurisdiction:cn"
                        + "&sort=-property:chip-count&validAt=2025-05-20")
                .items()
                .get(0);
        var cluster = entity(id(largest), ASKED_ON);
        var count = Json.fact(cluster, "chip-count");

        assertThat(count.at("/value/value").asText()).isEqualTo("30000");
        assertThat(count.at("/value/unit").asText()).isEqualTo("chip");
        assertThat(count.get("announcement").asText()).isEqualTo("baidu-p800-cluster");
        assertThat(Json.fact(cluster, "chip-type").get("value").asText()).isEqualTo("chip:kunlun-p800");
        assertThat(Json.fact(cluster, "stage").get("value").asText()).isEqualTo("powered-on");
        assertThat(related(id(largest), "owner")).contains("org:baidu");
    }

    @Test
    @DisplayName("A11: Baidu's growth by segment in the first quarter of 2025")
    void knowsTheGrowthOfTheSegments() {
        var cloud = Json.fact(entity("segment:baidu-ai-cloud", ASKED_ON), "revenue-growth");
        var marketing = Json.fact(entity("segment:baidu-online-marketing", ASKED_ON), "revenue-growth");

        assertThat(cloud.at("/value/value").asText()).isEqualTo("40");
        assertThat(cloud.at("/value/unit").asText()).isEqualTo("%");
        assertThat(cloud.at("/qualifiers/period").asText()).isEqualTo("2025-Q1");
        assertThat(cloud.get("announcement").asText()).isEqualTo("baidu-ai-cloud-2025-q1");
        assertThat(marketing.get("value").asText()).isEqualTo("down");
        assertThat(marketing.at("/qualifiers/period").asText()).isEqualTo("2025-Q1");
        assertThat(marketing.get("announcement").asText()).isEqualTo("baidu-online-marketing-2025-q1");
    }

    @Test
    @DisplayName("A12: Baidu's models")
    void listsTheModelsOfBaidu() {
        var releases = gateway.get("/announcements?kind=model.released&entity=org:baidu")
                .items();

        assertThat(Json.list(releases))
                .extracting(ArticleTest::id)
                .containsExactlyInAnyOrder("ernie-x1-released", "ernie-4.5-released");
        assertThat(related("org:baidu", "developer")).containsExactlyInAnyOrder("model:ernie-x1", "model:ernie-4.5");
    }

    @Test
    @DisplayName("A13: the fee was dropped in April, and is unknown before")
    void inventsNoFeeBeforeTheDrop() {
        var before = entity("service:ernie-bot", "?validAt=2025-03-15");
        var after = Json.fact(entity("service:ernie-bot", ASKED_ON), "subscription-fee");

        assertThat(Json.list(before.get("facts")))
                .extracting(fact -> text(fact, "property"))
                .doesNotContain("subscription-fee");
        assertThat(Json.list(before.get("unknown")))
                .extracting(slot -> text(slot, "property"))
                .containsExactly("subscription-fee");
        assertThat(entity("service:ernie-bot", ASKED_ON).get("unknown")).isEmpty();
        assertThat(amount(after)).isZero();
        assertThat(after.at("/value/basis").asText()).isEqualTo("per-month");
        assertThat(after.get("announcement").asText()).isEqualTo("ernie-fees-dropped");
    }

    @Test
    @DisplayName("A15, A16: the trends that the article claims cannot be shown by the article alone")
    void decidesNoTrendByTheArticleAlone() {
        var claims = gateway.get("/claims" + ASKED_ON).items();

        for (var row : List.of("A15", "A16")) {
            var claim = Json.only(claims, item -> text(item, "row").equals(row));
            assertThat(claim.get("verdict").asText()).as(row).isEqualTo("INCONCLUSIVE");
            assertThat(claim.at("/metric/status").asText()).as(row).isEqualTo("INSUFFICIENT_DATA");
            assertThat(claim.at("/metric/estimate").isNull()).as(row).isTrue();
            assertThat(claim.get("reasons")).as(row).isNotEmpty();
            assertThat(claim.get("wouldChange").asText()).as(row).isNotEmpty();
        }
    }

    @Test
    @DisplayName("A17: Xiaomi's chips")
    void knowsTheChipOfXiaomi() {
        assertThat(related("org:xiaomi", "vendor")).containsExactly("chip:xiaomi-3nm");

        var node = Json.fact(entity("chip:xiaomi-3nm", ASKED_ON), "process-node");
        assertThat(node.at("/value/value").asText()).isEqualTo("3");
        assertThat(node.at("/value/unit").asText()).isEqualTo("nm");
        assertThat(node.get("announcement").asText()).isEqualTo("xiaomi-3nm-chip");
    }

    @Test
    @DisplayName("A18: partnership announcements of the US")
    void listsThePartnershipsOfTheUnitedStates() {
        var partnerships =
                gateway.get("/announcements?kind=partnership&jurisdiction=US").items();

        assertThat(Json.list(partnerships)).extracting(ArticleTest::id).containsExactly("us-chip-deals");
    }

    private JsonNode curbsInForce(String day) {
        return gateway.get("/curbs?status=in-force&limit=500&validAt=" + day).items();
    }

    private int curbsInForceTrend(String day) {
        return gateway.get("/trends/curbs-in-force?validAt=" + day)
                .expect(200)
                .body()
                .get("estimate")
                .asInt();
    }

    private void assertPerson(String person, String position, String employer, String announcement) {
        var entity = entity(person, ASKED_ON);
        assertThat(entity.get("type").asText()).isEqualTo("person");
        for (var expected : List.of(tuple("position", position), tuple("employer", employer))) {
            var fact = Json.fact(entity, expected.toList().getFirst().toString());
            assertThat(tuple(text(fact, "property"), text(fact, "value"))).isEqualTo(expected);
            assertThat(text(fact, "announcement")).isEqualTo(announcement);
        }
    }

    private JsonNode entity(String id, String query) {
        return gateway.get("/entities/" + id + query).expect(200).body();
    }

    private List<String> related(String entity, String role) {
        return Json.list(entity(entity, ASKED_ON).get("relations")).stream()
                .filter(relation -> text(relation, "role").equals(role))
                .map(relation -> text(relation, "entity"))
                .distinct()
                .toList();
    }

    private static BigDecimal amount(JsonNode fact) {
        return new BigDecimal(fact.at("/value/amount").asText());
    }

    // A list of entities holds ids, or objects that have one.
    private static String reference(JsonNode node) {
        return node.isTextual() ? node.asText() : id(node);
    }

    private static String id(JsonNode node) {
        return text(node, "id");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
