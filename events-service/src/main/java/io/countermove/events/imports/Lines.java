package io.countermove.events.imports;

/// Where an import says how it goes. A reader who has gone away interrupts it.
public interface Lines {
    void progress(Step step, long done, long of, long rows) throws InterruptedException;

    void refused(Row row, Row.Problem problem) throws InterruptedException;

    void noted(Row row, Row.Note note) throws InterruptedException;

    void changed(Change change) throws InterruptedException;

    /// What an import is doing.
    enum Step {
        READING_LOG,
        COMPARING,
        PUBLISHING
    }

    /// A correction or retraction that is, or would be, published.
    record Change(String id, String action, String reason) {}
}
