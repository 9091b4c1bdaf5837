package io.tickflow.cli.console;

import picocli.CommandLine.IVersionProvider;

/** Version of this build, read from its jar. */
public final class Version implements IVersionProvider {

    /** Version of Tickflow; {@code development} outside a jar. */
    public static final String TICKFLOW = ofJar();

    private static String ofJar() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"tickflow " + TICKFLOW};
    }
}
