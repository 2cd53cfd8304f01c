package io.countermove.local;

/// What a system that has started says.
final class Welcome {
    private Welcome() {}

    static String text(String address, DataFolder folder) {
        return """
            Countermove    %1$s
            Publisher key  %2$s
                           also in %3$s; the administrator's is in %4$s

            Try:
              curl '%1$s/api/v1/curbs?validAt=2025-05-20'

              curl '%1$s/api/v1/entities/chip:nvidia-h20?validAt=2025-05-20'

              curl '%1$s/api/v1/announcements' -H 'Content-Type: application/json' \\
                -H "Authorization: Bearer $(cat '%3$s')" \\
                -d '{"id": "deepseek-r1-0528", "kind": "model.changed", "title": "DeepSeek updates R1",
                     "announcedOn": "2025-05-28", "source": {"publisher": "DeepSeek"},
                     "participants": [{"role": "developer", "entity": "org:deepseek", "name": "DeepSeek"},
                                      {"role": "model", "entity": "model:deepseek-r1", "name": "DeepSeek R1"}]}'
            """.formatted(
                address, Secret.in(folder.publisherKey(), "cm_").text(), folder.publisherKey(), folder.adminKey());
    }
}
