package nl.opvang.funding.application.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.LateReason;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.advance.write.AdvanceForms.AdvanceForm;
import nl.opvang.funding.advance.write.AdvanceForms.ExpectedPlacesForm;
import nl.opvang.funding.advance.write.AdvanceForms.LateForm;
import nl.opvang.funding.advance.write.AdvanceOrders;
import nl.opvang.funding.procedure.write.Officers;
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

/** Where a municipality asks for an advance. */
@Controller
class NewAdvancePage {
    private static final String PATH = "/municipalities/{municipality}/new-advance";
    private static final int ROWS = 4;
    private static final int MOST_PLACES = 999_999;
    private static final String IN_TIME = "IN_TIME";

    private final EntryDesk desk;
    private final AdvanceOrders orders;

    NewAdvancePage(EntryDesk desk, AdvanceOrders orders) {
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
            @Size(max = 60) @Nullable String year,
            @Size(max = 60) @Nullable String from1,
            @Size(max = 60) @Nullable String places1,
            @Size(max = 60) @Nullable String from2,
            @Size(max = 60) @Nullable String places2,
            @Size(max = 60) @Nullable String from3,
            @Size(max = 60) @Nullable String places3,
            @Size(max = 60) @Nullable String from4,
            @Size(max = 60) @Nullable String places4,
            @Size(max = 60) @Nullable String transitionCosts,
            @Size(max = 60) @Nullable String livingAllowance,
            @Size(max = 60) @Nullable String receipts,
            @Size(max = 60) @Nullable String late,
            @Size(max = 2000) @Nullable String explanation) {
        Map<String, String> values() {
            return Entry.values(
                    "year", year,
                    "from1", from1,
                    "places1", places1,
                    "from2", from2,
                    "places2", places2,
                    "from3", from3,
                    "places3", places3,
                    "from4", from4,
                    "places4", places4,
                    "transitionCosts", transitionCosts,
                    "livingAllowance", livingAllowance,
                    "receipts", receipts,
                    "late", late,
                    "explanation", explanation);
        }
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(@PathVariable MunicipalityCode municipality, Scene scene) {
        return desk.ask(new AdvanceEntry(municipality, Map.of()), scene);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String send(@PathVariable MunicipalityCode municipality, @Posted Asked asked, Scene scene, Write write) {
        var entry = new AdvanceEntry(municipality, asked.values());
        return desk.take(entry, asked.id(), asked.look() != null, scene, write);
    }

    private final class AdvanceEntry extends MunicipalEntry {
        AdvanceEntry(MunicipalityCode municipality, Map<String, String> values) {
            super("advance", municipality, values);
        }

        @Override
        public Map<String, String> beforehand() {
            int year = Officers.today().getYear();
            return Entry.values(
                    "year", Integer.toString(year),
                    "from1", LocalDate.of(year, 1, 1).toString(),
                    "transitionCosts", "0",
                    "livingAllowance", "0",
                    "receipts", "0");
        }

        @Override
        public List<Group> groups(Words words) {
            int year = Officers.today().getYear();
            var groups = new ArrayList<Group>();
            groups.add(new Group(
                    null,
                    List.of(choice(
                            words,
                            "year",
                            Stream.of(year, year + 1, year - 1)
                                    .map(String::valueOf)
                                    .toList(),
                            null))));
            for (int row = 1; row <= ROWS; row++)
                groups.add(new Group(
                        words.text(row == 1 ? "entry.advance.places" : "entry.advance.places.then"),
                        List.of(
                                numbered(words, "from" + row, "from", "date"),
                                numbered(words, "places" + row, "number", "number"))));
            var reasons = Stream.concat(
                            Stream.of(IN_TIME), Stream.of(LateReason.values()).map(LateReason::name))
                    .toList();
            groups.add(new Group(
                    null,
                    List.of(
                            field(words, "transitionCosts", "euro"),
                            field(words, "livingAllowance", "euro"),
                            field(words, "receipts", "euro"),
                            choice(words, "late", reasons, "late."),
                            field(words, "explanation", "area"))));
            return groups;
        }

        @Override
        public @Nullable Command command(UUID id, Officer by, Fields fields) {
            var year = fields.number("year", values.get("year"), 2199);
            var places = places(year == null ? 0 : year, fields);
            var transitionCosts = fields.euro("transitionCosts", values.get("transitionCosts"));
            var livingAllowance = fields.euro("livingAllowance", values.get("livingAllowance"));
            var receipts = fields.euro("receipts", values.get("receipts"));
            var late = late(fields);
            if (year == null
                    || transitionCosts == null
                    || livingAllowance == null
                    || receipts == null
                    || !fields.faults().isEmpty()) return null;
            var form = new AdvanceForm(places, transitionCosts, livingAllowance, receipts, late, null, null);
            return orders.apply(municipality, year, id, by, form);
        }

        /** As many places as a row says from its day on, until the next row's or the end of the year. */
        private List<ExpectedPlacesForm> places(int year, Fields fields) {
            var byDay = new TreeMap<LocalDate, Integer>();
            for (int row = 1; row <= ROWS; row++) {
                var number = values.get("places" + row);
                // The first day stands there beforehand: without a number of places nothing is said by it.
                if (number == null && (row == 1 || values.get("from" + row) == null)) continue;
                var from = fields.day("from" + row, values.get("from" + row));
                var places = fields.number("places" + row, number, MOST_PLACES);
                if (from == null || places == null) continue;
                if (from.getYear() != year) fields.wrong("from" + row, "fault.outside-year");
                else if (!byDay.isEmpty() && !from.isAfter(byDay.lastKey()))
                    fields.wrong("from" + row, "fault.not-later");
                byDay.put(from, places);
            }
            var spans = new ArrayList<ExpectedPlacesForm>();
            byDay.forEach((from, number) -> {
                var next = byDay.higherKey(from);
                var until = next == null ? LocalDate.of(year + 1, 1, 1) : next;
                if (number > 0) spans.add(new ExpectedPlacesForm(from, until, number));
            });
            return spans;
        }

        private @Nullable LateForm late(Fields fields) {
            var said = values.get("late");
            if (said == null || said.equals(IN_TIME)) return null;
            var because = fields.choice("late", said, LateReason.class);
            var explanation = fields.text("explanation", values.get("explanation"));
            return because == null || explanation == null ? null : new LateForm(because, explanation);
        }
    }
}
