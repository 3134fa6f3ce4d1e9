package nl.opvang.funding.law.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.domain.NormCommand;
import nl.opvang.funding.norm.read.NormOverview;
import nl.opvang.funding.norm.read.Norms;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.form.Reasoned;
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

/** Where the ministry decides, mends, withdraws and confirms norms. */
@Controller
class NormPages {
    private static final String NEW = "/norms/new-norm";
    private static final String CONFIRMATION = "/norms/new-confirmation";
    private static final String CORRECTION = "/norms/{normId}/correction";
    private static final String WITHDRAWAL = "/norms/{normId}/withdrawal";

    private final LawDesk desk;
    private final Norms norms;

    NormPages(LawDesk desk, Norms norms) {
        this.desk = desk;
        this.norms = norms;
    }

    /**
     * What is filled in, as texts; of each form only its own fields.
     *
     * @param id of what is said; made with the form, so that sent twice it is said once
     * @param look there when it is only to be shown what would hold
     */
    record Asked(
            @Nullable UUID id,
            @Size(max = 10) @Nullable String look,
            @Size(max = 60) @Nullable String scheme,
            @Size(max = 60) @Nullable String amount,
            @Size(max = 60) @Nullable String validFrom,
            @Size(max = 60) @Nullable String confirmedThrough,
            @Size(max = 60) @Nullable String certainty,
            @Size(max = Saying.MOST) @Nullable String source,
            @Size(max = Saying.MOST) @Nullable String reason)
            implements Reasoned {
        Map<String, String> values() {
            return Saying.values(
                    "scheme", scheme,
                    "amount", amount,
                    "validFrom", validFrom,
                    "confirmedThrough", confirmedThrough,
                    "certainty", certainty,
                    "source", source,
                    "reason", reason);
        }
    }

    @GetMapping(NEW)
    @AllowedTo(Role.MINISTRY)
    String decide(Scene scene) {
        return desk.ask(new NewNorm(Map.of()), scene);
    }

    @PostMapping(NEW)
    @AllowedTo(Role.MINISTRY)
    @Nullable
    String decide(@Posted Asked asked, Scene scene, Write write) {
        return desk.take(new NewNorm(asked.values()), asked.id(), asked.look() != null, scene, write);
    }

    @GetMapping(CONFIRMATION)
    @AllowedTo(Role.MINISTRY)
    String confirm(Scene scene) {
        return desk.ask(new Confirmation(Map.of()), scene);
    }

    @PostMapping(CONFIRMATION)
    @AllowedTo(Role.MINISTRY)
    @Nullable
    String confirm(@Posted Asked asked, Scene scene, Write write) {
        return desk.take(new Confirmation(asked.values()), asked.id(), asked.look() != null, scene, write);
    }

    @GetMapping(CORRECTION)
    @AllowedTo(Role.MINISTRY)
    String correct(@PathVariable UUID normId, Scene scene) {
        return desk.ask(new Correction(known(new NormId(normId)), Map.of()), scene);
    }

    @PostMapping(CORRECTION)
    @AllowedTo(Role.MINISTRY)
    @Nullable
    String correct(@PathVariable UUID normId, @Posted Asked asked, Scene scene, Write write) {
        var saying = new Correction(known(new NormId(normId)), asked.values());
        return desk.take(saying, asked.id(), asked.look() != null, scene, write);
    }

    @GetMapping(WITHDRAWAL)
    @AllowedTo(Role.MINISTRY)
    String withdraw(@PathVariable UUID normId, Scene scene) {
        return desk.ask(new Withdrawal(known(new NormId(normId)), Map.of()), scene);
    }

    @PostMapping(WITHDRAWAL)
    @AllowedTo(Role.MINISTRY)
    @Nullable
    String withdraw(@PathVariable UUID normId, @Posted Asked asked, Scene scene, Write write) {
        var saying = new Withdrawal(known(new NormId(normId)), asked.values());
        return desk.take(saying, asked.id(), asked.look() != null, scene, write);
    }

    /** @throws ProblemException when no such norm holds on any day */
    private NormOverview known(NormId normId) {
        var through = norms.projectedThrough();
        return NormOverview.of(KnownNorms.at(through, norms.knownAt(through))).stream()
                .filter(norm -> norm.normId().equals(normId))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private record NewNorm(Map<String, String> filledIn) implements Saying {
        @Override
        public String kind() {
            return "norm";
        }

        @Override
        public @Nullable String about(Words words) {
            return null;
        }

        @Override
        public String address() {
            return NEW;
        }

        @Override
        public List<Field> fields(Words words) {
            var fields = new ArrayList<>(List.of(
                    Field.choice(words, "scheme", NormScheme.class, "law.scheme."),
                    Field.of(words, "amount", "text"),
                    Field.of(words, "validFrom", "date")));
            fields.addAll(Saying.grounds(words));
            return fields;
        }

        @Override
        public Map<String, String> beforehand() {
            return Saying.DOUBTFUL;
        }

        @Override
        public @Nullable Command command(UUID id, Fields fields) {
            var scheme = fields.choice("scheme", filledIn.get("scheme"), NormScheme.class);
            var terms = terms(filledIn, null, fields);
            return scheme == null || terms == null ? null : new NormCommand.Decide(scheme, new NormId(id), terms);
        }
    }

    private record Confirmation(Map<String, String> filledIn) implements Saying {
        @Override
        public String kind() {
            return "confirmation";
        }

        @Override
        public @Nullable String about(Words words) {
            return null;
        }

        @Override
        public String address() {
            return CONFIRMATION;
        }

        @Override
        public List<Field> fields(Words words) {
            return List.of(
                    Field.choice(words, "scheme", NormScheme.class, "law.scheme."),
                    Field.of(words, "confirmedThrough", "date"),
                    Field.of(words, "source", "area"));
        }

        @Override
        public Map<String, String> beforehand() {
            return Map.of();
        }

        @Override
        public @Nullable Command command(UUID id, Fields fields) {
            var scheme = fields.choice("scheme", filledIn.get("scheme"), NormScheme.class);
            var lastDay = fields.day("confirmedThrough", filledIn.get("confirmedThrough"));
            var source = fields.text("source", filledIn.get("source"));
            return scheme == null || lastDay == null || source == null
                    ? null
                    : new NormCommand.ConfirmThrough(scheme, id, lastDay, source);
        }
    }

    private record Correction(NormOverview norm, Map<String, String> filledIn) implements Saying {
        @Override
        public String kind() {
            return "norm-correction";
        }

        @Override
        public String about(Words words) {
            return NormPages.about(norm, words);
        }

        @Override
        public String address() {
            return "/norms/" + norm.normId() + "/correction";
        }

        @Override
        public List<Field> fields(Words words) {
            var fields =
                    new ArrayList<>(List.of(Field.of(words, "amount", "text"), Field.of(words, "validFrom", "date")));
            fields.addAll(Saying.grounds(words));
            fields.add(Field.of(words, "reason", "area"));
            return fields;
        }

        @Override
        public Map<String, String> beforehand() {
            return Saying.values(
                    "amount", norm.amount().text().replace('.', ','),
                    "validFrom", norm.from().toString(),
                    "certainty", norm.certainty().name(),
                    "source", norm.source());
        }

        @Override
        public @Nullable Command command(UUID id, Fields fields) {
            var terms = terms(filledIn, norm.knownFrom(), fields);
            var reason = fields.text("reason", filledIn.get("reason"));
            return terms == null || reason == null
                    ? null
                    : new NormCommand.Correct(norm.scheme(), norm.normId(), id, terms);
        }
    }

    private record Withdrawal(NormOverview norm, Map<String, String> filledIn) implements Saying {
        @Override
        public String kind() {
            return "norm-withdrawal";
        }

        @Override
        public String about(Words words) {
            return NormPages.about(norm, words);
        }

        @Override
        public String address() {
            return "/norms/" + norm.normId() + "/withdrawal";
        }

        @Override
        public List<Field> fields(Words words) {
            return List.of(Field.of(words, "reason", "area"));
        }

        @Override
        public Map<String, String> beforehand() {
            return Map.of();
        }

        @Override
        public @Nullable Command command(UUID id, Fields fields) {
            return fields.text("reason", filledIn.get("reason")) == null
                    ? null
                    : new NormCommand.Withdraw(norm.scheme(), norm.normId(), id);
        }
    }

    private static String about(NormOverview norm, Words words) {
        return words.text(
                "law.say.norm.about",
                words.text("law.scheme." + norm.scheme()),
                words.wording().euro(norm.amount()),
                words.date(norm.from()));
    }

    private static @Nullable NormTerms terms(
            Map<String, String> filledIn, @Nullable LocalDate knownFrom, Fields fields) {
        var amount = fields.euro("amount", filledIn.get("amount"));
        var validFrom = fields.day("validFrom", filledIn.get("validFrom"));
        var certainty = fields.choice("certainty", filledIn.get("certainty"), Certainty.class);
        var source = fields.text("source", filledIn.get("source"));
        return amount == null || validFrom == null || certainty == null || source == null
                ? null
                : new NormTerms(amount, validFrom, knownFrom, certainty, source);
    }
}
