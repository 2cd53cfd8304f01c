package io.countermove.gateway;

/// What is said when a service behind the gateway does not answer as it should.
public final class ServiceProblems {

    private ServiceProblems() {}

    public static Problem away(Service service) {
        return Problems.unavailable(
                "service-away",
                "A service behind the gateway is away",
                "The " + service.title() + " cannot be reached. Nothing was done; try again.");
    }

    public static Problem noAnswer(Service service) {
        return Problems.unavailable(
                "service-away",
                "A service behind the gateway is away",
                "The " + service.title() + " did not answer in time. Try again.");
    }

    public static Problem outcomeUnknown(Service service) {
        return Problems.unavailable(
                "outcome-unknown",
                "The outcome is unknown",
                "The " + service.title()
                        + " was sent the request and did not answer: it may or may not have taken effect."
                        + " Sending the same content with the same id again is safe.");
    }

    public static Problem saturated(Service service) {
        return Problems.unavailable(
                "saturated",
                "Too many requests at once",
                "Too many requests wait for the " + service.title() + ". Nothing was done; try again.");
    }

    public static Problem misconfigured(Service service) {
        return Problem.of(
                "service-misconfigured",
                502,
                "The gateway and a service disagree",
                "The " + service.title() + " refused the gateway itself: they have different internal secrets."
                        + " Only the operator can repair this.");
    }

    public static Problem unreadable(Service service) {
        return Problem.of(
                "service-misconfigured",
                502,
                "The gateway and a service disagree",
                "The " + service.title() + " gave an answer that the gateway does not understand.");
    }
}
