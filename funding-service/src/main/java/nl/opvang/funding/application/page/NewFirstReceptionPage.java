package nl.opvang.funding.application.page;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.FirstReceptionApplicant.Kind;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.firstreception.write.FirstReceptionForms.ApplicantForm;
import nl.opvang.funding.firstreception.write.FirstReceptionForms.ApplicationForm;
import nl.opvang.funding.firstreception.write.FirstReceptionOrders;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a region asks for the costs of first reception over a period. */
@Controller
class NewFirstReceptionPage {
    private static final String PATH = "/regions/{region}/new-first-reception";

    private final EntryDesk desk;
    private final FirstReceptionOrders orders;

    NewFirstReceptionPage(EntryDesk desk, FirstReceptionOrders orders) {
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
            @Size(max = 60) @Nullable String from,
            @Size(max = 60) @Nullable String applicant,
            @Size(max = 200) @Nullable String body,
            @Size(max = 60) @Nullable String municipality,
            @Size(max = 200) @Nullable String category1,
            @Size(max = 60) @Nullable String amount1,
            @Size(max = 200) @Nullable String category2,
            @Size(max = 60) @Nullable String amount2,
            @Size(max = 200) @Nullable String category3,
            @Size(max = 60) @Nullable String amount3,
            @Size(max = 200) @Nullable String category4,
            @Size(max = 60) @Nullable String amount4,
            @Size(max = 200) @Nullable String category5,
            @Size(max = 60) @Nullable String amount5) {
        Map<String, String> values() {
            return Entry.values(
                    "from", from,
                    "applicant", applicant,
                    "body", body,
                    "municipality", municipality,
                    "category1", category1,
                    "amount1", amount1,
                    "category2", category2,
                    "amount2", amount2,
                    "category3", category3,
                    "amount3", amount3,
                    "category4", category4,
                    "amount4", amount4,
                    "category5", category5,
                    "amount5", amount5);
        }
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.REGION, scope = "region")
    String ask(@PathVariable RegionCode region, Scene scene) {
        return desk.ask(entry(region, Map.of()), scene);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.REGION, scope = "region")
    @Nullable
    String send(@PathVariable RegionCode region, @Posted Asked asked, Scene scene, Write write) {
        var entry = entry(region, asked.values());
        return desk.take(entry, asked.id(), asked.look() != null, scene, write);
    }

    private Entry entry(RegionCode region, Map<String, String> values) {
        var name = Optional.ofNullable(Division.ofTheNetherlands().regions().get(region))
                .orElseThrow(ProblemException::notFound);
        return new FirstReceptionEntry(region, name, values);
    }

    private final class FirstReceptionEntry implements Entry {
        private final RegionCode region;
        private final String name;
        private final Map<String, String> values;

        FirstReceptionEntry(RegionCode region, String name, Map<String, String> values) {
            this.region = region;
            this.name = name;
            this.values = values;
        }

        @Override
        public String kind() {
            return "first-reception";
        }

        @Override
        public String address() {
            return "/regions/" + region + "/new-first-reception";
        }

        @Override
        public String area() {
            return name;
        }

        @Override
        public Map<String, String> filledIn() {
            return values;
        }

        @Override
        public Map<String, String> beforehand() {
            return Entry.values("applicant", Kind.SAFETY_REGION.name());
        }

        @Override
        public List<Group> groups(Words words) {
            var groups = new ArrayList<Group>();
            groups.add(new Group(
                    null,
                    List.of(
                            choice(words, "from", FirstReceptionCostsPages.choices(orders.periods(), words)),
                            choice(
                                    words,
                                    "applicant",
                                    Stream.of(Kind.values()).map(Kind::name).toList(),
                                    "applicant."),
                            field(words, "body", "text"),
                            field(words, "municipality", "text"))));
            groups.addAll(Costs.groups(words));
            return groups;
        }

        @Override
        public @Nullable Command command(UUID id, Officer by, Fields fields) {
            var from = fields.day("from", values.get("from"));
            var kind = fields.choice("applicant", values.get("applicant"), Kind.class);
            var municipality = municipality(fields);
            var items = Costs.of(fields, values);
            if (from == null || kind == null || !fields.faults().isEmpty()) return null;
            var form =
                    new ApplicationForm(new ApplicantForm(kind, values.get("body"), municipality), items, null, null);
            return orders.apply(region, from, id, by, form);
        }

        private @Nullable MunicipalityCode municipality(Fields fields) {
            var code = values.get("municipality");
            if (code == null) return null;
            if (code.strip().matches("GM\\d{4}")) return new MunicipalityCode(code.strip());
            fields.wrong("municipality", "fault.municipality");
            return null;
        }
    }
}
