package nl.opvang.funding.application.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.Answer;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.Calculation;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.application.page.RequestView.Action;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierAddress;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.procedure.domain.Procedure;
import nl.opvang.funding.procedure.domain.ProcedureStatus;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.procedure.write.ProcedureForms.AnswerForm;
import nl.opvang.funding.procedure.write.ProcedureForms.ObjectionForm;
import nl.opvang.funding.procedure.write.ProcedureForms.QuestionForm;
import nl.opvang.funding.procedure.write.ProcedureSteps;
import nl.opvang.funding.worklist.domain.Work;
import nl.opvang.funding.worklist.read.WorkOfDossiers;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where a dossier is looked at and worked on, whatever it is about: what may be said in it is asked of what decides. */
@Component
class Desk {
    private static final Set<String> FIELDS = Set.of("amount", "text");
    private static final UUID NO_ID = new UUID(0, 0);

    /** Reasons that bar one person, and nobody else in that role. */
    private static final Set<String> FOUR_EYES =
            Set.of("own-request", "own-assessment", "own-approval", "own-decision");

    private final Dossiers dossiers;
    private final WorkOfDossiers work;
    private final StepCommands commands;
    private final ProcedureSteps steps;
    private final Sequel sequel;
    private final MessageSource messages;

    Desk(
            Dossiers dossiers,
            WorkOfDossiers work,
            StepCommands commands,
            ProcedureSteps steps,
            Sequel sequel,
            MessageSource messages) {
        this.dossiers = dossiers;
        this.work = work;
        this.commands = commands;
        this.steps = steps;
        this.sequel = sequel;
        this.messages = messages;
    }

    /** @param saved what was just recorded, which the page then says */
    record Asked(@Nullable UUID saved) {}

    /** One dossier, in front of somebody. */
    private record Folder(
            Dossier dossier, StepCommands.About commands, Dossiers.Moment moment, Words words, Scene scene) {
        String address() {
            return Objects.requireNonNull(DossierAddress.of(dossier.aggregateId()));
        }

        LocalDate today() {
            return LocalDate.ofInstant(moment.knownAt(), Netherlands.ZONE);
        }

        Request request(UUID id) {
            return Requests.of(dossier).stream()
                    .filter(request -> request.id().equals(id))
                    .findFirst()
                    .orElseThrow(ProblemException::notFound);
        }

        String address(Request request, Step step) {
            return address() + "/requests/" + request.id() + "/" + step.word();
        }
    }

    /** The whole dossier. */
    String show(String aggregateId, Asked asked, Scene scene) {
        var folder = folder(aggregateId, scene);
        var open = work.in(List.of(folder.dossier()), folder.moment().knownAt()).getOrDefault(aggregateId, List.of());
        scene.model()
                .addAttribute("requests", views(folder, open))
                .addAttribute(
                        "turns",
                        open.stream()
                                .filter(each -> each.requestId() == null)
                                .map(each -> Turn.of(each, folder.today(), folder.words()))
                                .toList())
                .addAttribute("file", file(folder))
                .addAttribute("saved", asked.saved() != null);
        sequel.add(folder.dossier(), folder.commands(), open, folder.today(), folder.words(), scene);
        addDossier(folder);
        return "funding/dossier";
    }

    /** The last request first: it is what is worked on. */
    private List<RequestView> views(Folder folder, List<Work> open) {
        return Requests.of(folder.dossier()).reversed().stream()
                .map(request -> view(
                        folder,
                        request,
                        open.stream()
                                .filter(each -> request.id().equals(each.requestId()))
                                .toList(),
                        true))
                .toList();
    }

    /** The form of a step, or why there is none. */
    String ask(String aggregateId, UUID requestId, Step step, Scene scene) {
        var folder = folder(aggregateId, scene);
        var request = folder.request(requestId);
        var refusal = refusal(folder, request, step);
        refusal.ifPresent(problem -> scene.response().setStatus(problem.status()));
        return page(folder, request, step, filledIn(folder, request, step), new Fields(), refusal.orElse(null), false);
    }

    /** Takes a step, and leads back to the dossier; shows the form again when it is refused. */
    @Nullable
    String take(String aggregateId, UUID requestId, Step step, StepForm form, Scene scene, Write write) {
        var id = form.stepId();
        var folder = folder(aggregateId, scene);
        var request = folder.request(requestId);
        var fields = new Fields();
        try {
            var command = command(folder, request, step, form, fields, write);
            if (command == null) {
                scene.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
                return page(folder, request, step, form, fields, null, true);
            }
            return Moved.toSaved(folder.address(), id, write.send(command), scene.response());
        } catch (ProblemException e) {
            scene.response().setStatus(e.problem().status());
            var told = fields.refused(e.problem(), FIELDS) ? null : e.problem();
            return page(
                    folder,
                    request,
                    step,
                    form,
                    fields,
                    told,
                    refusal(folder, request, step).isEmpty());
        }
    }

    /** The decision that stands, to be printed. */
    String decision(String aggregateId, UUID requestId, Scene scene) {
        var folder = folder(aggregateId, scene);
        var request = folder.request(requestId);
        scene.model()
                .addAttribute("request", view(folder, request, List.of(), false))
                .addAttribute(
                        "decision",
                        DecisionView.of(folder.dossier(), request, folder.words())
                                .orElseThrow(ProblemException::notFound));
        addDossier(folder);
        return "funding/decision";
    }

    private Folder folder(String aggregateId, Scene scene) {
        var moment = dossiers.moment(null);
        var dossier = dossiers.one(aggregateId, scene.caller(), moment.knownAt())
                .filter(it -> !Requests.of(it).isEmpty())
                .orElseThrow(ProblemException::notFound);
        return new Folder(dossier, commands.about(dossier), moment, Words.in(scene.locale(), messages), scene);
    }

    private void addDossier(Folder folder) {
        var dossier = folder.dossier();
        folder.scene()
                .model()
                .addAttribute("named", title(dossier, folder.words()))
                .addAttribute("area", DossierArea.of(dossier.area()))
                .addAttribute("address", folder.address())
                .addAttribute("knownAt", folder.moment().knownAt())
                .addAttribute(
                        "timeline",
                        new Timeline(folder.words(), folder.scene().caller().subject()).of(dossier));
    }

    static String title(Dossier dossier, Words words) {
        return words.text(
                "dossier." + dossier.subject(),
                DossierArea.of(dossier.area()).name(),
                dossier.said().getFirst().event() instanceof FirstReceptionEvent of
                        ? words.date(of.from())
                        : Integer.toString(dossier.year()));
    }

    /** All of the year in one file, for those to whom the API gives it. */
    private static @Nullable String file(Folder folder) {
        var may = EnumSet.of(Role.MUNICIPALITY, Role.MINISTRY, Role.AUDITOR);
        boolean regional = folder.dossier().area().startsWith("VR");
        if (regional) may.add(Role.REGION);
        if (folder.scene().caller().roles().stream().noneMatch(may::contains)) return null;
        return "/v1/%s/%s/substantiations/%d?knownAt=%s"
                .formatted(
                        regional ? "regions" : "municipalities",
                        folder.dossier().area(),
                        folder.dossier().year(),
                        folder.moment().knownAt());
    }

    /** @param acts whether it is shown what may be done about it */
    private RequestView view(Folder folder, Request request, List<Work> open, boolean acts) {
        var words = folder.words();
        var procedure = request.procedure();
        var decision = procedure.decision();
        var actions = new ArrayList<Action>();
        var onBehalf = new ArrayList<Action>();
        var barred = new LinkedHashSet<String>();
        for (var step : acts ? Step.values() : new Step[0]) {
            var refusal = refusal(folder, request, step);
            if (refusal.isEmpty())
                (isOnBehalf(folder, step) ? onBehalf : actions).add(new Action(step, folder.address(request, step)));
            else if (step == due(procedure.status())
                    && FOUR_EYES.contains(refusal.get().name()))
                barred.add(words.text("barred." + refusal.get().name()));
        }
        var calculation = request.kind() == Request.Kind.ACCOUNT
                ? StepCommands.settlement(folder.dossier()).calculation()
                : null;
        return new RequestView(
                request.id(),
                words.text("request." + request.kind(), words.date(request.receivedOn())),
                procedure.status().name(),
                tone(procedure.status()),
                Substance.of(request.asking(), words),
                calculation == null ? null : Substance.of(calculation, words),
                decision == null ? null : Timeline.ruling(decision.ruling(), words),
                open.stream().map(each -> Turn.of(each, folder.today(), words)).toList(),
                actions,
                onBehalf,
                List.copyOf(barred),
                decision == null ? null : folder.address() + "/requests/" + request.id() + "/decision");
    }

    /** What is to be done about it by whoever deals with it; null when it is somebody else's turn, or nobody's. */
    private static @Nullable Step due(ProcedureStatus status) {
        return switch (status) {
            case APPLIED, OBJECTED_TO -> Step.ASSESSMENT;
            case ASSESSED, APPROVED_ONCE -> Step.APPROVAL;
            case AWAITING_INFORMATION, GRANTED, REFUSED, WITHDRAWN -> null;
        };
    }

    static String tone(ProcedureStatus status) {
        return switch (status) {
            case GRANTED -> "good";
            case AWAITING_INFORMATION -> "warn";
            case REFUSED -> "bad";
            case APPLIED, ASSESSED, APPROVED_ONCE, OBJECTED_TO, WITHDRAWN -> "";
        };
    }

    /** The ministry enters what an applicant told it otherwise. */
    private static boolean isOnBehalf(Folder folder, Step step) {
        return step.isOfApplicant()
                && folder.scene().caller().roles().stream()
                        .noneMatch(role -> role == Role.MUNICIPALITY || role == Role.REGION);
    }

    /** What would stand in the way of a step by whoever looks; in whichever of their roles least does. */
    private Optional<Problem> refusal(Folder folder, Request request, Step step) {
        Optional<Problem> refused = Optional.of(Problem.FORBIDDEN);
        for (var role : folder.scene().caller().roles()) {
            var officer = new Officer(folder.scene().caller().subject(), OfficerRole.valueOf(role.name()));
            refused = tried(folder, request, step, officer)
                    .map(command -> Optional.ofNullable(
                            folder.commands().rehearse(command).problem()))
                    .orElse(Optional.of(Problem.FORBIDDEN));
            if (refused.isEmpty() || !refused.get().name().equals("role-may-not")) return refused;
        }
        return refused;
    }

    /** The step as it would be taken, with nothing said in it yet; empty when there is none of its kind here. */
    private Optional<Command> tried(Folder folder, Request request, Step step, Officer by) {
        var procedure = request.procedure();
        var nothing = new Ruling(Outcome.REFUSED, Euro.ZERO, "");
        boolean settles = request.kind() == Request.Kind.ACCOUNT;
        return Optional.ofNullable(
                switch (step) {
                    case COMPLETENESS ->
                        request.complete() || request.kind() != Request.Kind.PLAN
                                ? null
                                : folder.commands().findComplete(request.id(), NO_ID, by);
                    case QUESTION ->
                        take(folder, request, new ProcedureStep.AskInformation(new Question(NO_ID, by, "")));
                    case ANSWER ->
                        procedure.question() == null
                                ? null
                                : take(
                                        folder,
                                        request,
                                        new ProcedureStep.SupplyInformation(new Answer(
                                                NO_ID, procedure.question().questionId(), by, "")));
                    case ASSESSMENT -> tried(folder, request, new Assessment(NO_ID, by, nothing), settles);
                    case APPROVAL ->
                        folder.commands()
                                .take(
                                        request.id(),
                                        new ProcedureStep.Approve(
                                                NO_ID, by, first(procedure, nothing), null, folder.today()),
                                        settles ? DifferenceReason.OTHER : null);
                    case OBJECTION ->
                        procedure.decision() == null
                                ? null
                                : take(
                                        folder,
                                        request,
                                        new ProcedureStep.LodgeObjection(new Objection(
                                                NO_ID, procedure.decision().approvalId(), by, "")));
                    // An account is replaced, and not withdrawn.
                    case WITHDRAWAL -> settles ? null : take(folder, request, new ProcedureStep.Withdraw(NO_ID, by));
                });
    }

    private Command tried(Folder folder, Request request, Assessment assessment, boolean settles) {
        return folder.commands()
                .take(request.id(), new ProcedureStep.Assess(assessment), settles ? DifferenceReason.OTHER : null);
    }

    private Command take(Folder folder, Request request, ProcedureStep step) {
        return folder.commands().take(request.id(), step, null);
    }

    /** What the first of two approvers ruled, which the second can only rule too. */
    private static Ruling first(Procedure procedure, Ruling otherwise) {
        return procedure.approvals().isEmpty()
                ? otherwise
                : procedure.approvals().getFirst().ruling();
    }

    /** The command of what was filled in; null when something is wrong with it. */
    private @Nullable Command command(
            Folder folder, Request request, Step step, StepForm form, Fields fields, Write write) {
        var id = form.stepId();
        return switch (step) {
            case COMPLETENESS -> folder.commands().findComplete(request.id(), id, Officers.of(write));
            case QUESTION -> {
                var text = fields.text("text", form.text());
                yield text == null ? null : take(folder, request, steps.ask(id, new QuestionForm(text), write));
            }
            case ANSWER -> {
                var text = fields.text("text", form.text());
                yield text == null
                        ? null
                        : take(folder, request, steps.answer(id, new AnswerForm(form.aboutWhat(), text), write));
            }
            case ASSESSMENT -> {
                var ruling = form.ruling(fields, request.amount());
                var difference = form.differs(fields);
                yield ruling == null || !fields.faults().isEmpty()
                        ? null
                        : folder.commands().take(request.id(), steps.assess(id, ruling, write), difference);
            }
            case APPROVAL -> approval(folder, request, form, fields, write);
            case OBJECTION -> {
                var text = fields.text("text", form.text());
                yield text == null
                        ? null
                        : take(folder, request, steps.object(id, new ObjectionForm(form.aboutWhat(), text), write));
            }
            case WITHDRAWAL ->
                fields.text("reason", form.reason()) == null ? null : take(folder, request, steps.withdraw(id, write));
        };
    }

    /** The second approver agrees with the first, whose approval was in sight, or does not approve. */
    private @Nullable Command approval(Folder folder, Request request, StepForm form, Fields fields, Write write) {
        var first = request.procedure().approvals().stream()
                .filter(approval -> approval.approvalId().equals(form.about()))
                .findFirst();
        if (first.isPresent()) {
            var difference = folder.dossier().said().stream()
                    .map(Dossier.Said::event)
                    .filter(event -> first.get().approvalId().equals(event.factId()))
                    .map(event -> event instanceof SettlementEvent.Approved approved ? approved.difference() : null)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return folder.commands()
                    .take(request.id(), steps.approve(form.stepId(), first.get().ruling(), write), difference);
        }
        var ruling = form.ruling(fields, request.amount());
        var difference = form.differs(fields);
        if (ruling == null || !fields.faults().isEmpty()) return null;
        return folder.commands().take(request.id(), steps.approve(form.stepId(), ruling, write), difference);
    }

    /** A decision begins with what was advised. */
    private StepForm filledIn(Folder folder, Request request, Step step) {
        var assessment = request.procedure().assessment();
        if (step != Step.APPROVAL || assessment == null) return StepForm.EMPTY;
        var whole = whole(request, calculation(folder, request, step));
        return StepForm.of(assessment.advice(), whole, advised(folder, assessment));
    }

    private static @Nullable DifferenceReason advised(Folder folder, Assessment assessment) {
        return folder.dossier().said().stream()
                .map(Dossier.Said::event)
                .filter(event -> assessment.assessmentId().equals(event.factId()))
                .map(event -> event instanceof SettlementEvent.Assessed assessed ? assessed.difference() : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What was asked for, or what a year comes to: as it was assessed when it is to be approved, and else as it is known now. */
    private static @Nullable Euro whole(Request request, @Nullable Calculation calculation) {
        if (request.kind() != Request.Kind.ACCOUNT) return request.amount();
        return calculation == null ? null : calculation.total();
    }

    private @Nullable Calculation calculation(Folder folder, Request request, Step step) {
        if (request.kind() != Request.Kind.ACCOUNT) return null;
        if (step == Step.APPROVAL)
            return StepCommands.settlement(folder.dossier()).calculation();
        var by = new Officer(folder.scene().caller().subject(), OfficerRole.MINISTRY);
        return folder.commands()
                .calculation(tried(
                        folder, request, new Assessment(NO_ID, by, new Ruling(Outcome.REFUSED, Euro.ZERO, "")), true));
    }

    private String page(
            Folder folder,
            Request request,
            Step step,
            StepForm form,
            Fields fields,
            @Nullable Problem refused,
            boolean again) {
        var words = folder.words();
        var procedure = request.procedure();
        var assessment = procedure.assessment();
        var approvals = procedure.approvals();
        boolean rules = step == Step.ASSESSMENT || step == Step.APPROVAL;
        var calculation = rules ? calculation(folder, request, step) : null;
        var whole = rules ? whole(request, calculation) : null;
        folder.scene()
                .model()
                .addAttribute("request", view(folder, request, List.of(), false))
                .addAttribute("step", step.word())
                .addAttribute("action", folder.address(request, step))
                .addAttribute("form", form)
                .addAttribute("faults", fields.faults())
                .addAttribute(
                        "objection",
                        refused == null
                                ? null
                                : nl.opvang.plumbing.page.form.Objection.text(refused, messages, words.locale()))
                .addAttribute("offered", refused == null || again)
                .addAttribute("question", procedure.question())
                .addAttribute("advice", assessment == null ? null : Timeline.ruling(assessment.advice(), words))
                .addAttribute(
                        "adviceGrounds",
                        assessment == null ? null : assessment.advice().grounds())
                .addAttribute("objected", procedure.objection())
                .addAttribute("standing", procedure.decision())
                .addAttribute(
                        "standingRuling",
                        procedure.decision() == null
                                ? null
                                : Timeline.ruling(procedure.decision().ruling(), words))
                .addAttribute("first", approvals.isEmpty() ? null : approvals.getFirst())
                .addAttribute(
                        "firstRuling",
                        approvals.isEmpty()
                                ? null
                                : Timeline.ruling(approvals.getFirst().ruling(), words))
                .addAttribute("calculation", calculation == null ? null : Substance.of(calculation, words))
                .addAttribute("whole", whole)
                .addAttribute("settles", request.kind() == Request.Kind.ACCOUNT)
                .addAttribute("verdicts", StepForm.Verdict.values())
                .addAttribute("differences", DifferenceReason.values())
                .addAttribute("most", StepForm.MOST);
        addDossier(folder);
        return "funding/step";
    }
}
