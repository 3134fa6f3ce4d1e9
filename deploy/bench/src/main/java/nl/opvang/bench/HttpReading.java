package nl.opvang.bench;

import java.util.List;
import nl.opvang.issuer.Role;
import nl.opvang.reporting.ReportingService;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every ledger line over HTTP, page by page, against one plain cursor over the same rows: the nearest there is to
 * reading events, for which there is no interface yet.
 */
final class HttpReading implements Measurement {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 1_000;
    private static final int LOCATIONS = 2_000;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String about() {
        return "ledger lines per second over HTTP with a token, against a plain cursor over the same rows";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        // A page at a time costs seconds per hundred thousand lines: enough to know the rate.
        int lines = scale.of(200_000, 5_000);
        try (var issuer = Issuer.start(servers);
                var reporting = Service.running("reporting", ReportingService.application(), servers, issuer.uri())) {
            LedgerLines.add(reporting, 0, lines, scale.of(LOCATIONS, 100), 0);
            try (var owner = reporting.owner();
                    var statement = owner.createStatement()) {
                statement.execute("""
                    insert into runtime.projected_through
                    select 'reporting.' || name || '.v1', service, now()
                    from unnest(array['ledger', 'reports']) as name, unnest(array['capacity', 'allocation']) as service
                    on conflict (consumer_group, service) do update set through = excluded.through\
                    """);
            }
            var client = Client.of(reporting.uri(), issuer.token(Role.AUDITOR, null));
            var pairs = Pairs.measure(scale, () -> pages(client, lines), () -> cursor(reporting, lines));
            return List.of(Table.ofPairs(
                    "%,d ledger lines over HTTP".formatted(lines),
                    "lines/s",
                    "plain cursor lines/s",
                    List.of(pairs.row("pages of 1,000", "0.25"))));
        }
    }

    private static double pages(Client client, int lines) throws Exception {
        long began = System.nanoTime();
        int read = 0;
        var cursor = "";
        while (true) {
            var page = JSON.readTree(client.get("/v1/occupancy/explanation?on=2030-01-01&limit=" + PAGE + cursor));
            read += page.get("items").size();
            var next = page.get("nextCursor");
            if (next == null || next.isNull()) break;
            cursor = "&cursor=" + next.asString();
        }
        if (read != lines) throw new IllegalStateException("only " + read + " lines");
        return read * 1e9 / (System.nanoTime() - began);
    }

    private static double cursor(Service reporting, int lines) throws Exception {
        long began = System.nanoTime();
        long seen = 0;
        int read = 0;
        try (var owner = reporting.owner()) {
            owner.setAutoCommit(false);
            try (var select = owner.prepareStatement("select * from views.ledger_line order by event_id, line")) {
                select.setFetchSize(PAGE);
                try (var row = select.executeQuery()) {
                    int columns = row.getMetaData().getColumnCount();
                    for (; row.next(); read++)
                        for (int column = 1; column <= columns; column++) if (row.getObject(column) != null) seen++;
                }
            }
        }
        if (read != lines || seen == 0) throw new IllegalStateException("only " + read + " lines");
        return read * 1e9 / (System.nanoTime() - began);
    }
}
