package nl.opvang.plumbing.http.write;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.http.processing.PersonalData;
import nl.opvang.plumbing.http.processing.Processed;
import nl.opvang.plumbing.http.processing.Trail;
import nl.opvang.plumbing.http.read.Position;
import nl.opvang.plumbing.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Carries requests out, each once: a repeat gets the answer of the first time, whenever and wherever it comes. */
public final class Writes {
    private static final int MAX_TRIES = 5;

    private static final Problem KEY_REUSED = Problem.conflict(
            "idempotency-key-reused", "Idempotency key reused", "This key was used for another request.");

    private final String service;
    private final Commands commands;
    private final KeptAnswers kept;
    private final Refusals refusals;
    private final Reasons reasons;
    private final PersonalData.OfCommands personalData;
    private final MeterRegistry meters;

    public Writes(
            String service,
            Commands commands,
            KeptAnswers kept,
            Refusals refusals,
            Reasons reasons,
            PersonalData.OfCommands personalData,
            MeterRegistry meters) {
        this.service = service;
        this.commands = commands;
        this.kept = kept;
        this.refusals = refusals;
        this.reasons = reasons;
        this.personalData = personalData;
        this.meters = meters;
    }

    /** The answers to those of these keys, of one person at one client, that are repeats; by key. */
    public Map<String, Answer> repeats(List<RequestKey> keys) {
        if (keys.isEmpty()) return Map.of();
        var found = kept.find(keys);
        var answers = new HashMap<String, Answer>();
        for (var key : keys) {
            var answer = repeated(key, found.get(key.key()));
            if (answer != null) {
                count("repeated");
                answers.put(key.key(), answer);
            }
        }
        return answers;
    }

    /** One answer per request, in their order. All are of one person at one client, no key is there twice. */
    public List<Answer> carryOut(List<Request> requests) {
        var repeats = repeats(requests.stream().map(Request::key).toList());
        return carryOut(requests, repeats);
    }

    /** As {@link #carryOut(List)}, for requests that were no {@link #repeats} a moment ago. */
    public List<Answer> carryOutNew(List<Request> requests) {
        return carryOut(requests, Map.of());
    }

    /**
     * What these would be answered if they were carried out now in this order: found by doing so, and undoing all of it. Each builds on
     * those before it, unless one of them says something that somebody else's words forbid: from there on each is tried by itself.
     */
    public List<Answer> rehearse(List<Request> requests) {
        if (requests.isEmpty()) return List.of();
        var answers = new ArrayList<>(rehearsed(requests));
        for (int i = answers.size(); i < requests.size(); i++) answers.addAll(rehearsed(requests.subList(i, i + 1)));
        return answers;
    }

    /** At least the first of them. */
    private List<Answer> rehearsed(List<Request> requests) {
        var orders = reasons.recorded(requests.stream().map(Request::order).toList());
        List<Outcome> outcomes;
        try {
            outcomes = commands.send(orders, (first, decided) -> {
                throw new Undone(decided);
            });
        } catch (Undone e) {
            outcomes = e.decided;
        }
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < outcomes.size(); i++) answers.add(answer(requests.get(i), outcomes.get(i)));
        return answers;
    }

    /** Ends the transaction of a rehearsal before it commits. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Outcome> decided;

        Undone(List<Outcome> decided) {
            super("a rehearsal", null, false, false);
            this.decided = List.copyOf(decided);
        }
    }

    private List<Answer> carryOut(List<Request> requests, Map<String, Answer> repeats) {
        var answers = new HashMap<>(repeats);
        for (int tries = 1; ; tries++) {
            var open = requests.stream()
                    .filter(request -> !answers.containsKey(request.key().key()))
                    .toList();
            try {
                answers.putAll(decide(open));
                return requests.stream()
                        .map(request ->
                                Objects.requireNonNull(answers.get(request.key().key())))
                        .toList();
            } catch (AnsweredMeanwhile twin) {
                if (tries == MAX_TRIES) throw twin;
                answers.putAll(repeats(open.stream().map(Request::key).toList()));
            }
        }
    }

    /** The database's clock. */
    public Instant now() {
        return kept.now();
    }

    private Map<String, Answer> decide(List<Request> requests) {
        if (requests.isEmpty()) return Map.of();
        var answers = new Answer[requests.size()];
        var orders = reasons.recorded(requests.stream().map(Request::order).toList());
        var outcomes = commands.send(orders, (first, decided) -> {
            var toKeep = new ArrayList<KeptAnswers.Answered>();
            for (int i = 0; i < decided.size(); i++) {
                var request = requests.get(first + i);
                var answer = answer(request, decided.get(i));
                answers[first + i] = answer;
                if (answer.kept()) toKeep.add(new KeptAnswers.Answered(request.key(), answer));
            }
            kept.keep(toKeep, processed(requests.subList(first, first + decided.size()), answers, first));
        });
        var byKey = new HashMap<String, Answer>();
        for (int i = 0; i < answers.length; i++) {
            // A refusal that no transaction stands for, such as too many conflicts, was never shown before a commit.
            var answer = outcomes.get(i) instanceof Outcome.Refused || answers[i] == null
                    ? answer(requests.get(i), outcomes.get(i))
                    : answers[i];
            count(outcomes.get(i));
            // Its row was committed with it.
            if (answers[i] != null) requests.get(i).trail().logged();
            byKey.put(requests.get(i).key().key(), answer);
        }
        return byKey;
    }

    /** A row for each HTTP request and activity among these; lines of a bulk request share one. */
    private List<Processed> processed(List<Request> requests, Answer[] answers, int first) {
        record Together(Trail trail, String activity) {}
        var rows = new LinkedHashMap<Together, Processed>();
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            var data = request.order().commands().stream()
                    .map(personalData::of)
                    .filter(Objects::nonNull)
                    .toList();
            if (data.isEmpty()) continue;
            var context = request.order().context();
            var row = new Processed(
                    request.trail(),
                    request.trail().operation(),
                    data.getFirst().activity(),
                    data.stream()
                            .flatMap(each -> each.subjects().stream())
                            .distinct()
                            .toList(),
                    1,
                    answers[first + i].status(),
                    context.actor(),
                    context.actorRole(),
                    request.key().client(),
                    context.onBehalfOf());
            rows.merge(new Together(row.trail(), row.activity()), row, Processed::and);
        }
        return List.copyOf(rows.values());
    }

    private Answer answer(Request request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var reason) -> new Answer.Refused(refusals.problem(reason));
            case Outcome.Accepted accepted -> {
                var recordedAt = accepted.recordedAt();
                var position = new Position(service, recordedAt == null ? kept.now() : recordedAt);
                yield new Answer.Accepted(new Written(
                        position.text(),
                        accepted.sequence(),
                        accepted.events().stream().map(Envelope::eventId).toList(),
                        request.id()));
            }
        };
    }

    private static @Nullable Answer repeated(RequestKey key, KeptAnswers.@Nullable Kept before) {
        if (before == null) return null;
        if (before.sameRequest()) return before.answer();
        return key.isPut() ? null : new Answer.Refused(KEY_REUSED);
    }

    private void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Refused _ -> count("refused");
            case Outcome.Accepted accepted -> count(accepted.events().isEmpty() ? "unchanged" : "accepted");
        }
    }

    private void count(String outcome) {
        meters.counter("opvang.commands", "outcome", outcome).increment();
    }
}
