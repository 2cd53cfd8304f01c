package io.countermove.events.imports.formats;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Participant;
import io.countermove.events.imports.Slugs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Epoch AI's lists of models (notable, and the others of the same columns), CSV: each row is a `model.released`.
/// Source: <https://epoch.ai/data/ai-models-documentation>. A model is known by its name; a name that is withheld is no
/// key, and date and link join it.
public final class EpochModels extends EpochFormat<ModelColumn> {
    EpochModels() {
        super(
                ModelColumn.class,
                "model",
                List.of(ModelColumn.MODEL, ModelColumn.DATE),
                List.of(ModelColumn.COMPUTE, ModelColumn.PARAMETERS, ModelColumn.ORGANIZATION));
    }

    @Override
    public String name() {
        return "epoch-models";
    }

    @Override
    String what() {
        return "models";
    }

    @Override
    public String prefix() {
        return "epoch.";
    }

    @Override
    Reader<ModelColumn> reader() {
        return cells -> new ModelRow(cells).read();
    }

    @Override
    String key(Participant model, Announcement announcement) {
        return key(
                name(model),
                announcement.announcedOn().text(),
                announcement.source().url());
    }

    @Override
    String slug(Participant model, String key) {
        return slug(name(model), key);
    }

    @Override
    @Nullable
    String twin(Announcement announcement) {
        return twin(announcement.source().url(), announcement.announcedOn().text());
    }

    static String key(String name, String date, @Nullable String url) {
        var key = Names.key(name);
        return Names.isAnonymous(key) ? key + "|" + date + "|" + (url == null ? "" : url) : key;
    }

    static String slug(String name, String key) {
        var slug = Names.slug(name);
        return Names.isAnonymous(key) ? Slugs.distinct(slug, key) : slug;
    }

    static @Nullable String twin(@Nullable String url, String date) {
        return url == null ? null : url + "|" + date;
    }
}
