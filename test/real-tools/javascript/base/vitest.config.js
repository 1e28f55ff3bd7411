export default {
  test: {
    coverage: {
      include: ['src/**'],
      reportsDirectory: 'reports',
      reporter: ['lcovonly', 'cobertura', 'clover', 'json'],
    },
    reporters: [['junit', { outputFile: 'reports/junit.xml' }]],
  },
};
