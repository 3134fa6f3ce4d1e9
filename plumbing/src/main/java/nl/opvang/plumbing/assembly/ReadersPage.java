package nl.opvang.plumbing.assembly;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.projection.ParkedAggregate;
import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.relay.Relay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How far everything is that reads events, and what is put aside: for whoever keeps the service running. */
@Controller
class ReadersPage {
    private static final String PATH = "/readers";
    private static final int MOST_SHOWN = 50;

    private final Relay relay;
    private final Readers readers;

    ReadersPage(Relay relay, Readers readers) {
        this.relay = relay;
        this.readers = readers;
    }

    /** @param retried a group whose events are being tried again, which the page then says */
    record Asked(@Nullable String retried) {}

    record RetryForm(String group) {}

    /**
     * A group, as a row.
     *
     * @param through null when nothing is known of it yet
     */
    record Row(String group, long lag, @Nullable Instant through, long parked, List<ParkedAggregate> aggregates) {}

    @GetMapping(PATH)
    @AllowedTo(Role.OPERATOR)
    @InNavigation(label = "readers", order = 95)
    String show(@Query Asked asked, Model model) {
        var rows = readers.groups().stream().sorted().map(this::row).toList();
        model.addAttribute("rows", rows)
                .addAttribute("parked", rows.stream().mapToLong(Row::parked).sum())
                .addAttribute("relay", relay.lag())
                .addAttribute(
                        "retried", asked.retried() != null && readers.groups().contains(asked.retried()));
        return "opvang/readers";
    }

    /** Asked twice it is tried twice, which harms nothing. */
    @PostMapping(PATH)
    @AllowedTo(Role.OPERATOR)
    @Nullable
    String retry(@Posted RetryForm form, HttpServletResponse response) {
        if (!readers.groups().contains(form.group())) throw ProblemException.notFound();
        readers.retryParked(form.group());
        return Moved.to(PATH + "?retried=" + form.group(), response);
    }

    private Row row(String group) {
        var through = readers.through(group);
        long parked = readers.parked(group);
        return new Row(
                group,
                readers.lag(group),
                through.equals(Instant.EPOCH) ? null : through,
                parked,
                parked == 0 ? List.of() : readers.parkedAggregates(group, MOST_SHOWN));
    }
}
