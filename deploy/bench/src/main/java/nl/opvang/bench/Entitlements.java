package nl.opvang.bench;

import java.util.ArrayList;
import java.util.List;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.issuer.Role;
import nl.opvang.standalone.Ports;
import nl.opvang.standalone.Standalone;
import tools.jackson.databind.json.JsonMapper;

/** What municipalities are entitled to for a year, as known at two moments, with every difference explained: on the demo's history. */
final class Entitlements implements Measurement {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MUNICIPALITIES = 342;
    private static final int YEAR = 2024;

    /** In the middle of the year, and long after it: much became known in between. */
    private static final String MOMENTS = "from=2024-07-01T00:00:00Z&to=2025-09-01T00:00:00Z";

    @Override
    public String name() {
        return "entitlements";
    }

    @Override
    public String about() {
        return "all 342 municipalities, and one, for a year as known at two moments with difference lines, on the"
                + " demo's history";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        var rows = new ArrayList<List<String>>();
        try (var data = DataDirectory.at(servers.file("national").toPath());
                var opvang = Standalone.start(data, Ports.free(), _ -> {})) {
            if (!scale.quick()) opvang.loadDemo();
            var ministry = Client.of(opvang.uri("funding"), opvang.token(Role.MINISTRY, null));
            var country = "/v1/entitlements/differences?limit=1000&year=" + YEAR + "&" + MOMENTS;
            rows.add(row("all municipalities, differences", ministry, country, scale.of(120, 5), "2,000 ms"));
            check(ministry.get(country), scale);
            var one = "/v1/entitlements/GM0363/" + YEAR;
            rows.add(row(
                    "Amsterdam, differences", ministry, one + "/differences?" + MOMENTS, scale.of(320, 5), "50 ms"));
            rows.add(row("Amsterdam, explained", ministry, one, scale.of(320, 5), "50 ms"));
        }
        return List.of(new Table(
                "Entitlements for %d".formatted(YEAR),
                List.of("over HTTP with a token", "asked", "p50", "p99", "aim p99"),
                rows));
    }

    private static void check(String answer, Scale scale) {
        var country = JSON.readTree(answer);
        if (country.path("municipalities").size() < MUNICIPALITIES)
            throw new IllegalStateException(
                    "not the country: " + country.path("municipalities").size());
        if (!scale.quick() && country.path("items").isEmpty()) throw new IllegalStateException("no differences");
    }

    private static List<String> row(String what, Client client, String path, int times, String aim) throws Exception {
        var latencies = new Latencies();
        for (int i = 0; i < times; i++) {
            if (i < times / 6) client.get(path);
            else latencies.time(() -> client.get(path));
        }
        return List.of(what, Integer.toString(latencies.number()), latencies.text(0.5), latencies.text(0.99), aim);
    }
}
