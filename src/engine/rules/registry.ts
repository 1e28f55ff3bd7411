export { reviewsRequirements } from './reviews-requirements/rule.ts';
