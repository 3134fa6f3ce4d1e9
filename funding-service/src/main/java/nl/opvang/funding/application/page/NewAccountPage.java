package nl.opvang.funding.application.page;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.procedure.write.EvidenceForm;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.settlement.write.SettlementForms.AccountForm;
import nl.opvang.funding.settlement.write.SettlementOrders;
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

/** Where a municipality accounts for a year. */
@Controller
class NewAccountPage {
    private static final String PATH = "/municipalities/{municipality}/new-account";
    private static final int FIRST_YEAR = 2022;
    private static final int DOCUMENTS = 3;

    private final EntryDesk desk;
    private final SettlementOrders orders;

    NewAccountPage(EntryDesk desk, SettlementOrders orders) {
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
            @Size(max = 60) @Nullable String livingAllowance,
            @Size(max = 60) @Nullable String transitionCosts,
            @Size(max = 60) @Nullable String receipts,
            @Size(max = 200) @Nullable String reference1,
            @Size(max = 100) @Nullable String hash1,
            @Size(max = 200) @Nullable String reference2,
            @Size(max = 100) @Nullable String hash2,
            @Size(max = 200) @Nullable String reference3,
            @Size(max = 100) @Nullable String hash3) {
        Map<String, String> values() {
            return Entry.values(
                    "year", year,
                    "livingAllowance", livingAllowance,
                    "transitionCosts", transitionCosts,
                    "receipts", receipts,
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
        return desk.ask(new AccountEntry(municipality, Map.of()), scene);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String send(@PathVariable MunicipalityCode municipality, @Posted Asked asked, Scene scene, Write write) {
        var entry = new AccountEntry(municipality, asked.values());
        return desk.take(entry, asked.id(), asked.look() != null, scene, write);
    }

    private final class AccountEntry extends MunicipalEntry {
        AccountEntry(MunicipalityCode municipality, Map<String, String> values) {
            super("account", municipality, values);
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
                            field(words, "livingAllowance", "euro"),
                            field(words, "transitionCosts", "euro"),
                            field(words, "receipts", "euro"))));
            for (int number = 1; number <= DOCUMENTS; number++) groups.add(evidence(words, number));
            return groups;
        }

        @Override
        public @Nullable Command command(UUID id, Officer by, Fields fields) {
            var year = fields.number("year", values.get("year"), 2199);
            var livingAllowance = fields.euro("livingAllowance", values.get("livingAllowance"));
            var transitionCosts = fields.euro("transitionCosts", values.get("transitionCosts"));
            var receipts = fields.euro("receipts", values.get("receipts"));
            var evidence = new ArrayList<EvidenceForm>();
            for (int number = 1; number <= DOCUMENTS; number++) {
                var document = Entry.evidence(fields, values, number);
                if (document != null) evidence.add(document);
            }
            if (year == null
                    || livingAllowance == null
                    || transitionCosts == null
                    || receipts == null
                    || !fields.faults().isEmpty()) return null;
            var form = new AccountForm(livingAllowance, transitionCosts, receipts, evidence, null, null);
            return orders.account(municipality, year, id, by, form);
        }
    }
}
