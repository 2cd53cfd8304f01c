package io.countermove.events.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.Fact;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Hardware, clusters and the index: rows of the real files, and the traps in them.
class EpochFilesTest {
    private static final String HARDWARE = """
            Hardware name,Manufacturer,Type,Release date,Release price (USD),Memory bandwidth (byte/s),Process size (nm),Foundry,Link to datasheet,Total processing performance (bit-OP/s)
            NVIDIA H100 SXM5 80GB,NVIDIA,GPU,2023-03-21,30000.0,3350000000000.0,4.0,TSMC,https://resources.nvidia.com/h100,1.5832e+16
            Huawei Ascend 910B,Huawei,NPU,2022-08-01,,1200000000000.0,7.0,"SMIC,TSMC",,
            Google TPU v0,Google,TPU,,,,,,,
            Somebody's chip,,GPU,2020-01-01,,,7.0,,,
            """;
    private static final String CLUSTERS = """
            Name,Status,Certainty,H100 equivalents,Chip type (primary),Chip quantity (primary),Country,Owner,First Operational Date,Power Capacity (MW),Users,Source 1,Possible Duplicate,Reported Power Capacity (MW),Decommissioned Date (if applicable),16-bit OP/s
            xAI Colossus Memphis Phase 2,Existing,Confirmed,100000.5,NVIDIA H100 SXM5 80GB,150000.0,United States of America,xAI,2025-02-18,280.0,xAI,https://example.org/a,,280.0,,1.98e+20
            Anonymized Chinese System,Existing,Likely,600.25,,1000.0,China,,2018-11-15,,,,,,,
            Anonymized Chinese System,Existing,Likely,600.25,,1000.0,China,,2018-11-15,,,,,,,
            Anonymized Chinese System,Existing,Unlikely,10,,200.0,China,,2019-01-15,,,,,,,
            Meta Prometheus New Albany,Planned,Likely,500000,NVIDIA GB200,,United States of America,Meta AI,,1000,,https://web.archive.org/web/20250716094956/https://x.org https://web.archive.org/web/20250701094956/https://y.org,,,,
            Somewhere,Planned,Likely,1,,,France,Someone,,,,https://archive.ph/x,,,,
            Twice,Existing,Confirmed,7,,9,Germany,Someone,2022-06-01,2,,,True,,2024-05-03,
            """;
    private static final String INDEX = """
            Model,Display name,eci,eci_ci_low,eci_ci_high,date,Organization,Country (of organization),Model accessibility
            Gemini 3 Pro,Gemini 3 Pro Preview,153.99290428017454,151.50,159.36,2025-11-18,Google DeepMind,"United States of America,United Kingdom of Great Britain and Northern Ireland",API access
            DeepSeek-R1,DeepSeek-R1 (Jan 2025),139.5,137.1,141.9,2025-01-20,DeepSeek,China,Open weights (unrestricted)
            Claude Instant,Claude Instant,121.1,111.4,125.0,,Anthropic,United States of America,API access
            GPT-5,GPT-5 (high),150.0,,,2025-08-01,OpenAI,United States of America,Unknown
            """;

    private final TestSystem system = new TestSystem();

    @Test
    void readsHardware() {
        var summary = load("epoch-hardware", HARDWARE);
        assertThat(summary.published()).isEqualTo(2);
        assertThat(system.refused).hasSize(2);
        var chip = system.current("epoch-hardware.nvidia-h100-sxm5-80gb");
        assertThat(chip.kind()).isEqualTo("chip.stage-changed");
        assertThat(participants(chip))
                .isEqualTo("vendor org:nvidia, manufacturer org:tsmc, chip chip:nvidia-h100-sxm5-80gb");
        assertThat(facts(chip))
                .contains("vendor Reference[entity=org:nvidia]")
                .contains("stage Choice[word=shipping]")
                .contains("process-node Quantity[value=4.0, unit=nm")
                .contains("tpp Quantity[value=15832, unit=1")
                .contains("release-price Money[amount=30000.0, currency=USD");
        var other = system.current("epoch-hardware.huawei-ascend-910b");
        assertThat(other.announcedOn().text()).isEqualTo("2022-08");
        assertThat(participants(other)).contains("manufacturer org:smic, manufacturer org:tsmc");
    }

    @Test
    void readsClusters() {
        var summary = load("epoch-clusters", CLUSTERS);
        assertThat(summary.published()).isEqualTo(6);
        assertThat(system.refused).containsExactly("7 undated");
        var colossus = system.current("epoch-clusters.xai-colossus-memphis-phase-2");
        assertThat(colossus.confidence()).isEqualTo(Confidence.REPORTED);
        assertThat(participants(colossus))
                .isEqualTo("owner org:xai, operator org:xai, chip chip:nvidia-h100-sxm5-80gb,"
                        + " cluster cluster:xai-colossus-memphis-phase-2");
        assertThat(facts(colossus))
                .contains("stage Choice[word=powered-on] from 2025-02-18")
                .contains("chip-count Quantity[value=150000.0, unit=chip")
                .contains("h100-equivalents Quantity[value=100000.5")
                .contains("ops-16bit Quantity[value=198000000000000000000, unit=op/s");
        var planned = system.current("epoch-clusters.meta-prometheus-new-albany");
        assertThat(planned.announcedOn().text()).isEqualTo("2025-07-01");
        assertThat(facts(planned)).contains("stage Choice[word=planned] from 2025-07-01");
        var twice = system.current("epoch-clusters.twice");
        assertThat(twice.confidence()).isEqualTo(Confidence.RUMOURED);
        assertThat(facts(twice))
                .contains("stage Choice[word=powered-on] from 2022-06-01 to 2024-05-03")
                .contains("stage Choice[word=decommissioned] from 2024-05-03");
        assertThat(system.noted).containsExactly("8 Possible Duplicate");
    }

    @Test
    void tellsApartWhatHasNoName() {
        load("epoch-clusters", CLUSTERS);
        assertThat(system.current("epoch-clusters.anonymized-chinese-system-2018-11-1000-chips")
                        .announcedOn()
                        .text())
                .isEqualTo("2018-11");
        assertThat(system.current("epoch-clusters.anonymized-chinese-system-2018-11-1000-chips-2")
                        .jurisdictions())
                .containsExactly("CN");
        assertThat(system.current("epoch-clusters.anonymized-chinese-system-2019-01-200-chips")
                        .confidence())
                .isEqualTo(Confidence.RUMOURED);
    }

    @Test
    void readsTheIndex() {
        var summary = load("epoch-eci", INDEX);
        assertThat(summary.published()).isEqualTo(3);
        var gemini = system.current("epoch-eci.gemini-3-pro");
        assertThat(gemini.title()).isEqualTo("Epoch AI scores Gemini 3 Pro Preview on its Capabilities Index");
        assertThat(gemini.jurisdictions()).containsExactly("US", "GB");
        assertThat(gemini.facts().getFirst().qualifiers())
                .containsEntry("benchmark", "epoch-capabilities-index")
                .containsEntry("evaluator", "epoch-ai");
        assertThat(facts(gemini)).contains("value=153.99290428017454, unit=1").contains("low=151.50, high=159.36");
        assertThat(system.current("epoch-eci.gpt-5").announcedOn().text()).isEqualTo("2025-08-01");
    }

    @Test
    void changesNothingWithTheSameFiles() {
        for (var file : Map.of("epoch-hardware", HARDWARE, "epoch-clusters", CLUSTERS, "epoch-eci", INDEX)
                .entrySet()) {
            load(file.getKey(), file.getValue());
            int events = system.log.size();
            system.restart();
            var again = load(file.getKey(), file.getValue());
            assertThat(again.unchanged()).as(file.getKey()).isEqualTo(again.rows() - again.refused());
            assertThat(system.log).hasSize(events);
        }
    }

    private Summary load(String format, String file) {
        return system.load(format, "/feeds/" + format, TestFile.of(file), "2025-11-02", false, false, false);
    }

    private static String participants(Announcement announcement) {
        return announcement.participants().stream()
                .map(one -> one.role() + " " + one.entity())
                .collect(Collectors.joining(", "));
    }

    private static String facts(Announcement announcement) {
        return announcement.facts().stream().map(EpochFilesTest::text).collect(Collectors.joining("\n"));
    }

    private static String text(Fact fact) {
        return fact.property() + " " + fact.value()
                + (fact.validFrom() == null ? "" : " from " + fact.validFrom().text())
                + (fact.validTo() == null ? "" : " to " + fact.validTo().text());
    }
}
