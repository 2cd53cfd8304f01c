package io.countermove.gateway.page;

import io.countermove.gateway.FakeService;

/// The article's cast, as the services would tell of it.
public final class Samples {

    private Samples() {}

    public static void play(FakeService entities, FakeService analytics) {
        entities.answers("/api/v1/announcements", ANNOUNCEMENTS);
        entities.answers("/api/v1/curbs", CURBS);
        analytics.answers("/api/v1/trends/curbs-in-force", STOCK);
        analytics.answers("/api/v1/trends/activity", ACTIVITY);
    }

    private static final String ANNOUNCEMENTS = """
            {"items": [
             {"id": "xiaomi-3nm", "kind": "chip.stage-changed", "title": "Xiaomi makes a 3 nm chip of its own", "announcedOn": "2025-05-19", "jurisdictions": ["CN"], "source": {"publisher": "Xiaomi", "url": "https://www.mi.com/"}, "confidence": "confirmed"},
             {"id": "huang-counterproductive", "kind": "statement.made", "title": "Nvidia’s chief executive: curbs strengthen Chinese chip and infrastructure makers such as Huawei", "announcedOn": "2025-05-19", "jurisdictions": [], "source": {"publisher": "The article"}, "confidence": "reported"},
             {"id": "diffusion-rescinded", "kind": "policy.announced", "title": "The AI Diffusion Rule is announced as rescinded", "announcedOn": "2025-05-13", "jurisdictions": ["US"], "source": {"publisher": "US BIS", "url": "https://www.bis.gov/"}, "confidence": "confirmed"},
             {"id": "h20-licence", "kind": "licence.changed", "title": "H20 exports to China need a licence", "announcedOn": "2025-04-15", "jurisdictions": ["US"], "source": {"publisher": "Nvidia", "url": "https://www.sec.gov/"}, "confidence": "confirmed"},
             {"id": "ernie-fees-dropped", "kind": "price.changed", "title": "Baidu drops the fees of its premium chatbot", "announcedOn": "2025-04", "jurisdictions": ["CN"], "source": {"publisher": "Baidu", "url": "https://www.baidu.com/"}, "confidence": "confirmed"},
             {"id": "kunlun-cluster", "kind": "cluster.stage-changed", "title": "Baidu powers on a cluster of 30,000 P800 Kunlun chips", "announcedOn": "2025-04", "jurisdictions": ["CN"], "source": {"publisher": "Baidu"}, "confidence": "claimed"}
            ], "next": "abc"}
            """;

    private static final String CURBS = """
            {"items": [
             {"id": "policy:us-h20-licence-requirement", "name": "US H20 licence requirement", "issuer": ["org:us-bis"], "targets": ["chip:nvidia-h20"], "jurisdictions": ["US"], "legalStatus": "in-force", "announcedStatus": null, "enforcement": "enforced", "since": "2025-04", "until": null, "certain": true, "announcement": "h20-licence"},
             {"id": "policy:us-ai-diffusion-rule", "name": "AI Diffusion Rule", "issuer": ["org:us-bis"], "targets": [], "jurisdictions": ["US"], "legalStatus": "in-force", "announcedStatus": "rescinded", "enforcement": "not-enforced", "since": "2025-01-13", "until": null, "certain": true, "announcement": "diffusion-rule"},
             {"id": "policy:us-advanced-chip-controls-2022", "name": "Advanced computing and semiconductor controls", "issuer": ["org:us-bis"], "targets": [], "jurisdictions": ["US"], "legalStatus": "in-force", "announcedStatus": null, "enforcement": "unknown", "since": "2022-10", "until": null, "certain": false, "announcement": "controls-2022"}
            ], "next": null}
            """;

    private static final String STOCK = """
            {"metric": "curbs-in-force", "status": "OK", "unit": "curbs", "estimate": 3, "interval": null, "n": 3,
             "excluded": {"announced-only": 1, "date-unknown": 2}, "envelope": {"low": 2, "high": 4}}
            """;

    private static final String ACTIVITY = """
            {"metric": "activity", "status": "OK", "unit": "per day", "estimate": 0.23333333, "n": 7,
             "rate": {"count": 7, "days": 30, "estimate": 0.2333333333, "interval": {"level": 0.95, "low": 0.0938123, "high": 0.4807654}},
             "momentum": {"estimate": 2.0, "interval": {"level": 0.95, "low": 0.9411, "high": 4.1241}, "p": 0.0727}}
            """;
}
