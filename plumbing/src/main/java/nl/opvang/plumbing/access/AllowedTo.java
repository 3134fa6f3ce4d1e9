package nl.opvang.plumbing.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call an endpoint. Another role gets 403; a local role outside its scope gets 404, as if there were nothing. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedTo {
    Role[] value();

    /**
     * The path variable that holds the municipality or region code which a local role's scope must cover. Without it the handler itself
     * shows local roles no more than {@link Caller#municipalities()}.
     */
    String scope() default "";
}
