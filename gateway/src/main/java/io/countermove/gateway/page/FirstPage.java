package io.countermove.gateway.page;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// `templates/FirstPage.html` and what it shows.
record FirstPage(
        AsOf asOf, boolean mayRead, boolean empty, String origin, List<Tile> tiles, Changes changes, Curbs curbs)
        implements TemplateInstance {}
