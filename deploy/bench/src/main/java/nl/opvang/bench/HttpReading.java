package nl.opvang.bench;

import java.util.List;
import nl.opvang.capacity.CapacityService;
import nl.opvang.issuer.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All events over HTTP, request by request, each line parsed, against one plain cursor over the same rows. */
final class HttpReading implements Measurement {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PER_REQUEST = 100_000;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String about() {
        return "events per second over HTTP with a token, parsed by the client, against one plain cursor";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        try (var issuer = Issuer.start(servers);
                var service = Service.running("capacity", CapacityService.application(), servers, issuer.uri())) {
            History.fill(service, scale.million());
            var client = Client.of(service.uri(), issuer.token(Role.AUDITOR, null));
            var plain = new PlainCursor(service);
            var pairs = Pairs.measure(scale, () -> perSecond(client, scale.million()), plain::perSecond);
            return List.of(Table.ofPairs(
                    "%,d events over HTTP".formatted(scale.million()),
                    "events/s",
                    "plain cursor events/s",
                    List.of(pairs.row("%,d to a request".formatted(PER_REQUEST), "0.25"))));
        }
    }

    private static double perSecond(Client client, int all) throws Exception {
        long began = System.nanoTime();
        int events = 0;
        var after = "";
        while (true) {
            int before = events;
            try (var answer = client.stream("/v1/events?limit=" + PER_REQUEST + after);
                    var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(answer)) {
                for (; lines.hasNext(); events++) {
                    var event = lines.next();
                    if (event.path("data").isMissingNode()) throw new IllegalStateException("an event without data");
                    after = "&after=" + event.path("id").asString();
                }
            }
            if (events - before < PER_REQUEST) break;
        }
        if (events != all) throw new IllegalStateException("only " + events + " events");
        return events * 1e9 / (System.nanoTime() - began);
    }
}
