package io.countermove.analytics;

/// What somebody asks again and again: its windows end with the day that is asked.
public interface Asked {

    Question at(AsOf asOf);
}
