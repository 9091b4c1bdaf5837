package io.tickflow.cli.demo;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test that asks for it the one {@link PipelineHarness} of this run: it takes half a
 * minute to start. Each test uses symbols of its own, and leaves everything running.
 */
final class PipelineExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PipelineHarness.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(PipelineHarness.class, key -> started());
    }

    private static PipelineHarness started() {
        try {
            return PipelineHarness.start();
        } catch (Exception e) {
            throw new AssertionError("the pipeline does not start", e);
        }
    }
}
