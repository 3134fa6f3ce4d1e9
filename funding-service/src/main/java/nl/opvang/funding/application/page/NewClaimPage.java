package nl.opvang.funding.application.page;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.claim.write.ClaimForm;
import nl.opvang.funding.claim.write.ClaimOrders;
import nl.opvang.funding.procedure.write.EvidenceForm;
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

/** Where a municipality claims its actual costs of a year instead of the norm. */
@Controller
class NewClaimPage {
    private static final String PATH = "/municipalities/{municipality}/new-claim";
    private static final int FIRST_YEAR = 2022;
    private static final int DOCUMENTS = 3;

    private final EntryDesk desk;
    private final ClaimOrders orders;

    NewClaimPage(EntryDesk desk, ClaimOrders orders) {
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
            @Size(max = 60) @Nullable String actualCosts,
            @Size(max = 200) @Nullable String reference1,
            @Size(max = 100) @Nullable String hash1,
            @Size(max = 200) @Nullable String reference2,
            @Size(max = 100) @Nullable String hash2,
            @Size(max = 200) @Nullable String reference3,
            @Size(max = 100) @Nullable String hash3) {
        Map<String, String> values() {
            return Entry.values(
                    "year", year,
                    "actualCosts", actualCosts,
                    "reference1", reference1,
                    "hash1", hash1,
                    "reference2", reference2,
                    "hash2", hash2,
                    "reference3", reference3,
                    "hash3", hash3);
        }
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(@PathVariable MunicipalityCode municipality, Scene scene) {
        return desk.ask(new ClaimEntry(municipality, Map.of()), scene);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String send(@PathVariable MunicipalityCode municipality, @Posted Asked asked, Scene scene, Write write) {
        var entry = new ClaimEntry(municipality, asked.values());
        return desk.take(entry, asked.id(), asked.look() != null, scene, write);
    }

    private final class ClaimEntry extends MunicipalEntry {
        ClaimEntry(MunicipalityCode municipality, Map<String, String> values) {
            super("claim", municipality, values);
        }

        @Override
        public Map<String, String> beforehand() {
            return Entry.values("year", Integer.toString(Officers.today().getYear() - 1));
        }

        @Override
        public List<Group> groups(Words words) {
            int last = Officers.today().getYear() - 1;
            var groups = new ArrayList<Group>();
            groups.add(new Group(
                    null,
                    List.of(
                            choice(
                                    words,
                                    "year",
                                    IntStream.iterate(last, year -> year >= FIRST_YEAR, year -> year - 1)
                                            .mapToObj(String::valueOf)
                                            .toList(),
                                    null),
                            field(words, "actualCosts", "euro"))));
            for (int number = 1; number <= DOCUMENTS; number++) groups.add(evidence(words, number));
            return groups;
        }

        @Override
        public @Nullable Command command(UUID id, Officer by, Fields fields) {
            var year = fields.number("year", values.get("year"), 2199);
            var costs = fields.euro("actualCosts", values.get("actualCosts"));
            var evidence = new ArrayList<EvidenceForm>();
            for (int number = 1; number <= DOCUMENTS; number++) {
                var document = Entry.evidence(fields, values, number);
                if (document != null) evidence.add(document);
            }
            if (year == null || costs == null || !fields.faults().isEmpty()) return null;
            return orders.claim(municipality, year, id, by, new ClaimForm(costs, evidence, null, null));
        }
    }
}
