package io.countermove.gateway.page;

/// Where the sections come from; the same addresses are the links to the evidence.
record Addresses(AsOf asOf) {

    String curbsInForce() {
        return "/api/v1/trends/curbs-in-force?" + asOf.query();
    }

    String activity() {
        return "/api/v1/trends/activity?from=" + asOf.validAt().minusDays(Tiles.DAYS - 1L) + "&to="
                + asOf.validAt().plusDays(1) + "&" + asOf.query();
    }

    String announcements() {
        return "/api/v1/announcements?sort=-announcedOn&limit=25&announcedTo="
                + asOf.validAt().plusDays(1) + "&" + asOf.query();
    }

    String curbs() {
        return "/api/v1/curbs?status=in-force&limit=100&" + asOf.query();
    }

    /// Whether there is anything at all, at any time.
    String anything() {
        return "/api/v1/announcements?limit=1";
    }
}
