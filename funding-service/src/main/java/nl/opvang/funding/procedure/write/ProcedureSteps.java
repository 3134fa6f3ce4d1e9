package nl.opvang.funding.procedure.write;

import java.util.UUID;
import nl.opvang.contracts.funding.Answer;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.funding.procedure.domain.ProcedureStep.Approve;
import nl.opvang.funding.procedure.domain.ProcedureStep.AskInformation;
import nl.opvang.funding.procedure.domain.ProcedureStep.Assess;
import nl.opvang.funding.procedure.domain.ProcedureStep.LodgeObjection;
import nl.opvang.funding.procedure.domain.ProcedureStep.SupplyInformation;
import nl.opvang.funding.procedure.domain.ProcedureStep.Withdraw;
import nl.opvang.funding.procedure.write.ProcedureForms.AnswerForm;
import nl.opvang.funding.procedure.write.ProcedureForms.ObjectionForm;
import nl.opvang.funding.procedure.write.ProcedureForms.QuestionForm;
import nl.opvang.plumbing.http.write.Write;
import org.springframework.stereotype.Component;

/** The step that somebody wants to take, of what was filled in, who acts and on which day: the same in every procedure. */
@Component
public final class ProcedureSteps {
    private final ApprovalLimits limits;

    ProcedureSteps(ApprovalLimits limits) {
        this.limits = limits;
    }

    public ProcedureStep ask(UUID questionId, QuestionForm form, Write write) {
        return new AskInformation(new Question(questionId, Officers.of(write), form.text()));
    }

    public ProcedureStep answer(UUID answerId, AnswerForm form, Write write) {
        return new SupplyInformation(new Answer(answerId, form.questionId(), Officers.of(write), form.text()));
    }

    public ProcedureStep assess(UUID assessmentId, Ruling advice, Write write) {
        return new Assess(new Assessment(assessmentId, Officers.of(write), advice));
    }

    /** Today, with the limit above which two must approve as it is known now. */
    public ProcedureStep approve(UUID approvalId, Ruling ruling, Write write) {
        var today = Officers.today();
        return new Approve(approvalId, Officers.of(write), ruling, limits.on(today), today);
    }

    public ProcedureStep object(UUID objectionId, ObjectionForm form, Write write) {
        return new LodgeObjection(new Objection(objectionId, form.decisionId(), Officers.of(write), form.grounds()));
    }

    public ProcedureStep withdraw(UUID withdrawalId, Write write) {
        return new Withdraw(withdrawalId, Officers.of(write));
    }
}
