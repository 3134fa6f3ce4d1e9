package nl.opvang.funding.application.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.transition.write.TransitionForms.TransitionForm;
import nl.opvang.funding.transition.write.TransitionOrders;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Posted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a municipality asks for the costs of making a place fit to live in. */
@Controller
class NewTransitionPage {
    private static final String PATH = "/municipalities/{municipality}/new-transition";
    private static final int MOST_PLACES = 999_999;
    private static final int MOST_MONTHS = 1200;

    private final EntryDesk desk;
    private final TransitionOrders orders;

    NewTransitionPage(EntryDesk desk, TransitionOrders orders) {
        this.desk = desk;
        this.orders = orders;
    }

    /**
     * What is filled in, as texts.
     *
     * @param id made with the form, so that sent twice it is asked once
     * @param look there when it is only to be shown what would be asked: texts may be too long for an address
     */
    record Asked(
            @Nullable UUID id,
            @Size(max = 10) @Nullable String look,
            @Size(max = 2000) @Nullable String description,
            @Size(max = 2000) @Nullable String suitability,
            @Size(max = 2000) @Nullable String execution,
            @Size(max = 2000) @Nullable String parties,
            @Size(max = 60) @Nullable String places,
            @Size(max = 60) @Nullable String budget,
            @Size(max = 60) @Nullable String depreciationMonths,
            @Size(max = 60) @Nullable String from,
            @Size(max = 60) @Nullable String lastDay,
            @Size(max = 60) @Nullable String availableFrom,
            @Size(max = 60) @Nullable String availableLastDay) {
        Map<String, String> values() {
            return Entry.values(
                    "description", description,
                    "suitability", suitability,
                    "execution", execution,
                    "parties", parties,
                    "places", places,
                    "budget", budget,
                    "depreciationMonths", depreciationMonths,
                    "from", from,
                    "lastDay", lastDay,
                    "availableFrom", availableFrom,
                    "availableLastDay", availableLastDay);
        }
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(@PathVariable MunicipalityCode municipality, Scene scene) {
        return desk.ask(new TransitionEntry(municipality, Map.of()), scene);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String send(@PathVariable MunicipalityCode municipality, @Posted Asked asked, Scene scene, Write write) {
        var entry = new TransitionEntry(municipality, asked.values());
        return desk.take(entry, asked.id(), asked.look() != null, scene, write);
    }

    private final class TransitionEntry extends MunicipalEntry {
        TransitionEntry(MunicipalityCode municipality, Map<String, String> values) {
            super("transition", municipality, values);
        }

        @Override
        public Map<String, String> beforehand() {
            return Map.of();
        }

        @Override
        public List<Group> groups(Words words) {
            return List.of(
                    new Group(
                            null,
                            List.of(
                                    field(words, "description", "area"),
                                    field(words, "suitability", "area"),
                                    field(words, "execution", "area"),
                                    field(words, "parties", "text"),
                                    field(words, "places", "number"),
                                    field(words, "budget", "euro"),
                                    field(words, "depreciationMonths", "number"))),
                    new Group(
                            words.text("entry.transition.carried-out"),
                            List.of(field(words, "from", "date"), field(words, "lastDay", "date"))),
                    new Group(
                            words.text("entry.transition.available"),
                            List.of(field(words, "availableFrom", "date"), field(words, "availableLastDay", "date"))));
        }

        @Override
        public @Nullable Command command(UUID id, Officer by, Fields fields) {
            var description = fields.text("description", values.get("description"));
            var suitability = fields.text("suitability", values.get("suitability"));
            var execution = fields.text("execution", values.get("execution"));
            var parties = fields.text("parties", values.get("parties"));
            var places = fields.number("places", values.get("places"), MOST_PLACES);
            var budget = fields.euro("budget", values.get("budget"));
            var months = fields.number("depreciationMonths", values.get("depreciationMonths"), MOST_MONTHS);
            var from = fields.day("from", values.get("from"));
            var until = until("lastDay", from, fields);
            var availableFrom = fields.day("availableFrom", values.get("availableFrom"));
            var availableUntil = until("availableLastDay", availableFrom, fields);
            if (description == null
                    || suitability == null
                    || execution == null
                    || parties == null
                    || places == null
                    || budget == null
                    || months == null
                    || from == null
                    || until == null
                    || availableFrom == null
                    || availableUntil == null
                    || !fields.faults().isEmpty()) return null;
            var form = new TransitionForm(
                    description,
                    suitability,
                    execution,
                    Stream.of(parties.split(","))
                            .map(String::strip)
                            .filter(party -> !party.isEmpty())
                            .toList(),
                    places,
                    budget,
                    months,
                    from,
                    until,
                    availableFrom,
                    availableUntil,
                    null,
                    null);
            return orders.apply(municipality, id, by, form);
        }

        /** People say the last day, and the register keeps the first one after it. */
        private @Nullable LocalDate until(String field, @Nullable LocalDate from, Fields fields) {
            var last = fields.day(field, values.get(field));
            if (last == null) return null;
            if (from != null && last.isBefore(from)) fields.wrong(field, "fault.not-later");
            return last.plusDays(1);
        }
    }
}
