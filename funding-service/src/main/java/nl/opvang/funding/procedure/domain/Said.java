package nl.opvang.funding.procedure.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.IdTaken;
import nl.opvang.plumbing.decision.Decision;

/**
 * What was said in a dossier under which id. A repeat is known by what was said, not by the rules, norms and figures that
 * it rested on: these may have changed since.
 */
public record Said(Map<UUID, Object> byId) {
    public static final Said NOTHING = new Said(Map.of());

    public Said {
        byId = Map.copyOf(byId);
    }

    public Said and(UUID id, Object what) {
        var more = new LinkedHashMap<>(byId);
        more.put(id, what);
        return new Said(more);
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    public <E, R> Decision<E, R> once(
            UUID id, Object what, Function<ProcedureRefusal, R> refusal, Supplier<Decision<E, R>> decide) {
        var said = byId.get(id);
        if (said == null) return decide.get();
        return said.equals(what) ? Decision.nothing() : Decision.refuse(refusal.apply(new IdTaken(id)));
    }
}
