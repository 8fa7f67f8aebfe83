package dev.sextant.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that ends in a problem document. Carries no stack: it is an answer, not a defect. */
public final class HttpProblem extends RuntimeException {
    private final transient Outcome.Refused problem;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public HttpProblem(Outcome.Refused problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public static HttpProblem of(ProblemCode code, FieldError... errors) {
        return new HttpProblem(new Outcome.Refused(code.status(), code.name(), code.title(), List.of(errors)));
    }

    public static HttpProblem notPermitted() {
        return of(ProblemCode.notPermitted);
    }

    public static HttpProblem unknownIncident() {
        return of(ProblemCode.unknownIncident);
    }

    public static HttpProblem unknownRecord() {
        return of(ProblemCode.unknownRecord);
    }

    public static HttpProblem unknownView() {
        return of(ProblemCode.unknownView);
    }

    /** Adds a header to the answer, such as {@code Retry-After}. */
    HttpProblem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Outcome.Refused problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }
}
