export default { test: { coverage: { include: ['src/**'] } } };
